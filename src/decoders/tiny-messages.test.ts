import { describe, expect, test, vi } from 'vitest';
import type { DecoderId } from './decoder.ts';
import { REGISTRY } from './registry.ts';

const encoder = new TextEncoder();
const bytesOf = (...parts: readonly (string | number[] | Uint8Array)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...(typeof part === 'string' ? encoder.encode(part) : part)]));
const LONG = 'x'.repeat(10_000);

/** One packet that is long somewhere, by decoder; `type` is what it is called. */
const PACKETS: readonly (readonly [string, DecoderId, Uint8Array, type: string])[] = [
  ['a body with its length', 'stomp', bytesOf(`SEND\ncontent-length:10000\n\n${LONG}\0`), 'SEND'],
  ['a body without its length', 'stomp', bytesOf(`SEND\n\n${LONG}\0`), 'SEND'],
  ['a long header', 'stomp', bytesOf(`SEND\na:${LONG}\n\n\0`), 'SEND'],
  ['many short headers', 'stomp', bytesOf(`SEND\n${'a:1\r\n'.repeat(2_000)}\r\n\0`), 'SEND'],
  ['a packet', 'mqtt', bytesOf([0x30, 0x93, 0x4e], [0, 1], 'a', LONG), 'PUBLISH'],
  ['a payload', 'nats', bytesOf(`PUB a 10000\r\n${LONG}\r\n`), 'PUB'],
  ['a line', 'nats', bytesOf(`CONNECT {"a":"${LONG}"}\r\n`), 'CONNECT'],
];

describe('a packet that comes byte by byte is copied a few times, not once for each byte', () => {
  test.each(PACKETS)('%s of %s', async (_, id, packet, type) => {
    const { start } = await REGISTRY[id].load();
    const stream = start({ url: '', subprotocol: '', api: 'WebSocket' });
    const { copied, result } = countCopies(() =>
      Array.from(packet, (byte) =>
        stream.decode({ direction: 'sent', payload: { opcode: 'binary', data: Uint8Array.of(byte).buffer } }),
      ),
    );
    expect(result.flat().map((one) => one.type)).toEqual([type]);
    expect(copied).toBeLessThan(packet.length * 20);
  });
});

/** Bytes that `work` copies from one array to another. */
function countCopies<Result>(work: () => Result): { readonly copied: number; readonly result: Result } {
  let copied = 0;
  const { set, slice } = Uint8Array.prototype;
  const spies = [
    vi.spyOn(Uint8Array.prototype, 'set').mockImplementation(function (this: Uint8Array, ...args) {
      copied += args[0].length;
      set.apply(this, args);
    }),
    vi.spyOn(Uint8Array.prototype, 'slice').mockImplementation(function (this: Uint8Array, ...args) {
      const result = slice.apply(this, args);
      copied += result.length;
      return result;
    }),
  ];
  try {
    return { result: work(), copied };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
