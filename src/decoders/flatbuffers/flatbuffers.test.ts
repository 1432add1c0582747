import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeRecording, fieldOf } from '../../../test/decoding/decode-recording.ts';
import { describeRecordings } from '../../../test/decoding/describe-recordings.ts';
import { decodeOrRaw } from '../decode-or-raw.ts';
import { detectFlatBuffers } from './detect-flatbuffers.ts';
import { flatBuffersDecoder } from './flatbuffers-decoder.ts';

describeRecordings({
  decoder: 'flatbuffers',
  systems: ['binary-flatbuffers'],
  why: ['message', /^MONS$/],
  told: ({ note }) => {
    const [, identifier, count] = /^(MONS|a table) with (\d) fields/.exec(note) ?? [];
    return [identifier === 'MONS' ? 'MONS' : 'FlatBuffers', Number(count)];
  },
  meant: ({ type, packets: [packet] }) => {
    const table = fieldOf(packet, 'table');
    return [type, Array.isArray(table) ? table.length : 0];
  },
});

test('texts, numbers and bytes are guessed, and say where they stand', async () => {
  const { rows } = await decodeRecording('binary-flatbuffers/samples');
  const [packet] = rows[0]?.packets ?? [];
  expect(packet?.summary).toMatch(/^\{0: orc żółw, 1: 80, 2: .*, 3: 2\}$|^\[orc żółw, 80, .*, 2\]$/);
  expect(fieldOf(packet, 'identifier')).toBe('MONS');
  const table = fieldOf(packet, 'table');
  expect(Array.isArray(table) ? table.every(({ bytes }) => bytes && bytes.start >= 8) : false).toBe(true);
});

// What reads the text once for each field takes longer than a test may.
test('a buffer whose fields all refer to one long text is read, and the text is cut', () => {
  const [fields, length] = [30_000, 500_000];
  const table = 8 + 4 + 2 * fields;
  const bytes = new Uint8Array(table + 12 + length + 1).fill(0x61);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, table, true);
  view.setUint16(8, 4 + 2 * fields, true);
  view.setUint16(10, 8, true);
  for (let field = 0; field < fields; field++) view.setUint16(12 + 2 * field, 4, true);
  view.setInt32(table, table - 8, true);
  view.setUint32(table + 4, 4, true);
  view.setUint32(table + 8, length, true);
  bytes[table + 12 + length] = 0;
  const stream = flatBuffersDecoder.start({ url: '', subprotocol: '', api: 'WebSocket' });
  const input = { direction: 'sent', payload: { opcode: 'binary', data: bytes.buffer } } as const;
  expect(decodeOrRaw('flatbuffers', stream, input)).toMatchObject({
    packets: [{ summary: expect.stringMatching(/aaaa/) }],
  });
});

test('any bytes are read or refused, and few are taken for it', () => {
  const stream = flatBuffersDecoder.start({ url: '', subprotocol: '', api: 'WebSocket' });
  const facts = { url: '', subprotocol: '', api: 'WebSocket' } as const;
  let taken = 0;
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 120 }), (bytes) => {
      const input = { direction: 'sent', payload: { opcode: 'binary', data: new Uint8Array(bytes).buffer } } as const;
      expect(['packets', 'raw']).toContain(decodeOrRaw('flatbuffers', stream, input).kind);
      if (detectFlatBuffers(facts, input)) taken++;
    }),
    { numRuns: 2_000, seed: 1 },
  );
  expect(taken).toBeLessThan(5);
});
