import { expect, test } from 'vitest';
import { connection, document, message } from '../../test/decoding/decoded-session.ts';
import type { Decoder, DecodeStream } from '../decoders/decoder.ts';
import { REGISTRY } from '../decoders/registry.ts';
import { Meanings } from './meanings.ts';
import { Session } from './session.ts';

/** Messages that stand for so many bytes each, of a connection whose decoder has a state. Counts what is decoded. */
async function unpacking(messages: number, unpacked: number) {
  const session = new Session();
  let decoded = 0;
  const stream = (): DecodeStream => ({
    decode: () => [{ type: `n${++decoded}`, unpacked, fields: () => [] }],
    fork: stream,
  });
  const decoder: Decoder = { id: 'json', start: stream };
  const detect = () => ({ score: 1, why: { source: 'url', text: 'x' } as const });
  const meanings = new Meanings(session, { ...REGISTRY, json: { detect, load: () => Promise.resolve(decoder) } });
  session.append([
    document,
    connection('c1'),
    ...Array.from({ length: messages }, () => message('received', 'packed')),
  ]);
  await meanings.advance(() => false);
  const rows = Array.from({ length: messages }, (_, index) => index + 2);
  const countOf = (read: () => unknown) => {
    const before = decoded;
    read();
    return decoded - before;
  };
  return { meanings, rows, countOf };
}

const MIB = 1024 * 1024;

test('rows of small messages are decoded together, and kept', async () => {
  const { countOf, meanings, rows } = await unpacking(200, 1_000);
  expect(countOf(() => meanings.packetsAt(rows[150] ?? 0))).toBe(200);
  expect(countOf(() => rows.map((row) => meanings.packetsAt(row)))).toBe(0);
});

test('few rows are kept whose messages stand for much, and each is decoded again without the others', async () => {
  const { countOf, meanings, rows } = await unpacking(200, 8 * MIB);
  expect(countOf(() => meanings.packetsAt(rows[150] ?? 0))).toBe(1);
  expect(countOf(() => rows.map((row) => meanings.packetsAt(row)))).toBeGreaterThan(190);
  expect(countOf(() => rows.slice(-3).map((row) => meanings.packetsAt(row)))).toBe(0);
  expect(countOf(() => meanings.packetsAt(rows.at(-4) ?? 0))).toBe(1);
});
