/** https://docs.nats.io/reference/reference-protocols/nats-protocol: what stands behind the name, in its order. */
export const OPERATIONS: Readonly<Record<string, readonly string[]>> = {
  INFO: ['options'],
  CONNECT: ['options'],
  PUB: ['subject', 'reply to?', 'size'],
  HPUB: ['subject', 'reply to?', 'header size', 'size'],
  SUB: ['subject', 'queue group?', 'subscription'],
  UNSUB: ['subscription', 'messages?'],
  MSG: ['subject', 'subscription', 'reply to?', 'size'],
  HMSG: ['subject', 'subscription', 'reply to?', 'header size', 'size'],
  PING: [],
  PONG: [],
  '+OK': [],
  '-ERR': ['message'],
};

interface Parts {
  readonly all: readonly string[];
  /** Without the one that may be left out. */
  readonly fewest: readonly string[];
}

const PARTS = new Map(
  Object.entries(OPERATIONS).map(([name, parts]): [string, Parts] => {
    const all = parts.map((part) => part.replace('?', ''));
    return [name, { all, fewest: all.filter((part) => parts.includes(part)) }];
  }),
);

/** What so many words behind a name are; undefined when it has not as many. */
export function partsOf(name: string, words: number): readonly string[] | undefined {
  const { all, fewest } = PARTS.get(name) ?? {};
  return all?.length === words ? all : fewest?.length === words ? fewest : undefined;
}

/** The longest name, and a space behind it. */
export const NAME_LENGTH = 8;
