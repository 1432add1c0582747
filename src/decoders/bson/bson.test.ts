import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeRecording } from '../../../test/decoding/decode-recording.ts';
import { describeRecordings } from '../../../test/decoding/describe-recordings.ts';
import { bsonDecoder } from './bson-decoder.ts';
import { readBson } from './read-bson.ts';

describeRecordings({
  decoder: 'bson',
  systems: ['binary-bson'],
  why: ['message', /^\{type: chat, text: żółw ✓, n: 1\}$/],
  told: ({ note }) => [note === 'empty' ? 'BSON' : note, note === 'failed', note === 'ping'],
  meant: ({ type, isError, isHeartbeat }) => [type, isError, isHeartbeat],
});

describe('BSON', () => {
  test('has every type of the format', async () => {
    const { rows } = await decodeRecording('binary-bson/samples');
    const fields = rows.find(({ note }) => note === 'types')?.packets[0]?.fields() ?? [];
    expect(Object.fromEntries(fields.map(({ name, value }) => [name, value]))).toEqual({
      type: 'types',
      double: 1.5,
      int: -7,
      long: 9007199254740993n,
      yes: true,
      no: null,
      id: 'ObjectId 65a1b2c3d4e5f60718293a4b',
      date: '2023-11-14T22:13:20.000Z',
      bytes: new Uint8Array([0, 255, 1]),
      regexp: '/^a/i',
      stamp: [
        { name: 'seconds', value: 5 },
        { name: 'ordinal', value: 6 },
      ],
      decimal: [{ name: 'decimal128', value: '1.25' }],
      least: 'MinKey',
      code: 'f()',
      inside: [
        expect.objectContaining({
          name: 'list',
          value: [
            expect.objectContaining({ name: '0', value: 1 }),
            expect.objectContaining({ name: '1', value: 'two' }),
            expect.objectContaining({ name: '2', value: [expect.objectContaining({ name: 'three', value: 3 })] }),
          ],
        }),
      ],
    });
    expect(fields[1]?.bytes).toEqual({ start: 20, end: 36 });
  });

  test('refuses what is cut or joined, and reads or refuses what has one wrong byte', async () => {
    const { rows } = await decodeRecording('binary-bson/samples');
    for (const {
      message: { payload },
    } of rows.slice(0, 8)) {
      const bytes = new Uint8Array(payload.data as ArrayBuffer);
      for (let at = 0; at < bytes.length; at++) {
        expect(() => readBson(bytes.slice(0, at))).toThrow();
        const wrong = bytes.slice();
        wrong[at] = (wrong[at] ?? 0) ^ 0xff;
        try {
          readBson(wrong);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }
      expect(() => readBson(Uint8Array.from([...bytes, ...bytes]))).toThrow('something is behind');
    }
  });

  test('never takes long or too deep', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          readBson(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
    );
    const depth = 2_000;
    const deep = new Uint8Array(depth * 8 + 5);
    const view = new DataView(deep.buffer);
    for (let level = 0; level <= depth; level++) {
      view.setInt32(level * 7, deep.length - level * 8, true);
      deep.set([3, 97, 0], level * 7 + 4);
    }
    expect(() => readBson(deep)).toThrow(/BSON/);
  });

  test('takes a text for what it is', () => {
    const stream = bsonDecoder.start({ url: '', subprotocol: '', api: 'WebSocket' });
    expect(stream.decode({ direction: 'sent', payload: { opcode: 'text', data: 'hello' } })).toMatchObject([
      { type: 'text' },
    ]);
  });
});
