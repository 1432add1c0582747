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

/** The longest name, and a space behind it. */
export const NAME_LENGTH = 8;
