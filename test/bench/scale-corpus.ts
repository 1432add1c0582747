declare const wirescope: {
  appendLog(lines: readonly string[]): void;
  counts(): { messages: number; waiting: number };
};

/** What was put into the panel. */
export interface Corpus {
  readonly messages: number;
  /** Payload bytes, UTF-8. */
  readonly bytes: number;
}

declare global {
  /** Put into the panel by `installPayloads`: the same JSON each time when it is asked in order; `size` in bytes. */
  var payloadOf: (index: number) => { readonly data: string; readonly size: number };
}

/**
 * Sent to the panel as source text. JSON of 100 B to 2 kB, short ones more often, of twelve kinds; a tenth of them are
 * requests and replies of JSON-RPC, one in fifty has characters beyond Latin-1, one in 10,000 the word `marker`.
 */
export function installPayloads(): void {
  const words = 'ada bo price order market chat river user update kept total north amber quiet seven tide'.split(' ');
  let seed = 1;
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  const text = Array.from({ length: 2_000 }, () => words[Math.floor(random() * words.length)]).join(' ');
  const headOf = (index: number) => {
    if (index % 20 === 0) return `{"jsonrpc":"2.0","id":${index},"method":"get.${words[(index / 20) % 4]}","params":{`;
    if (index % 20 === 10) return `{"jsonrpc":"2.0","id":${index - 10},"result":{`;
    return `{"type":"${words[index % 11]}.changed","id":${index},"price":${(index % 1_000) / 10},"data":{`;
  };
  const payloadOf = (index: number) => {
    const isWide = index % 50 === 3;
    const special = index % 10_000 === 77 ? ' marker ' : isWide ? ' 日本 ' : '';
    const head = `${headOf(index)}"note":"${special}`;
    const length = Math.max(1, Math.floor(100 * 20 ** random()) - head.length - 3);
    const from = Math.floor(random() * 5_000);
    const data = `${head}${text.slice(from, from + length)}"}}`;
    return { data, size: data.length + (isWide ? 4 : 0) };
  };
  Object.assign(window, { payloadOf });
}

/**
 * Runs in the panel: puts `count` messages into its session, as lines of a session log, over 10 minutes on four
 * connections, and waits until all are decoded.
 */
export async function fillPanel(count: number): Promise<Corpus> {
  const start = Date.now() - 600_000;
  const line = (fields: object) => JSON.stringify(fields);
  const url = 'ws://scale.test/';
  wirescope.appendLog([
    line({ type: 'session', version: 1 }),
    line({ type: 'document', document: 's', frameId: 0, url: 'http://scale.test/', seq: 1, at: start }),
    ...['s1', 's2', 's3', 's4'].map((id, at) =>
      line({ type: 'connection', connection: id, document: 's', url: url + id, protocols: [], seq: 2 + at, at: start }),
    ),
  ]);
  let bytes = 0;
  const messageAt = (index: number): string => {
    const { data, size } = payloadOf(index);
    bytes += size;
    const connection = index % 10 === 0 ? 's4' : `s${1 + (index % 3)}`;
    const direction = index % 20 === 0 ? 'sent' : 'received';
    const at = start + ((index + (index % 20 === 10 ? (index % 97) / 100 : 0)) / count) * 600_000;
    return line({ type: 'message', connection, direction, opcode: 'text', size, data, seq: 10 + index, at });
  };
  for (let index = 0; index < count; ) {
    const lines: string[] = [];
    for (const end = Math.min(count, index + 2_000); index < end; index++) lines.push(messageAt(index));
    wirescope.appendLog(lines);
    await new Promise((resolve) => setTimeout(resolve));
  }
  while (wirescope.counts().waiting > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  return { messages: count, bytes };
}
