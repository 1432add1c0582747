import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeRecording, fieldOf } from '../../../test/decoding/decode-recording.ts';
import { describeRecordings } from '../../../test/decoding/describe-recordings.ts';
import { decodeOrRaw } from '../decode-or-raw.ts';
import type { DecodeStream } from '../decoder.ts';
import { adler32, crc32 } from './check-sums.ts';
import { compressedDecoder } from './compressed-decoder.ts';

describeRecordings({
  decoder: 'compressed',
  systems: ['compressed'],
  why: ['message', /^(gzip \(1f 8b 08\)|zlib \(78 9c\))$/],
  told: ({ note }) => {
    if (note.startsWith('part of')) return [];
    return [note === 'begin' ? 'text' : note === 'bytes' ? 'binary' : note];
  },
  meant: ({ packets }) => packets.map(({ type }) => type),
});

const start = () => compressedDecoder.start({ url: '', subprotocol: '', api: 'WebSocket' });
const bytesOf = (buffer: Uint8Array) => Uint8Array.from(buffer);
const decode = (stream: DecodeStream, bytes: Uint8Array) =>
  decodeOrRaw('compressed', stream, {
    direction: 'received',
    payload: { opcode: 'binary', data: bytesOf(bytes).buffer },
  });
const contentOf = (bytes: Uint8Array) => {
  const decoded = decode(start(), bytes);
  return decoded.kind === 'packets' ? fieldOf(decoded.packets[0], 'content') : decoded.failed?.reason;
};

describe('compressed messages', () => {
  test.each([
    ['gzip', gzipSync('żółw')],
    ['zlib', deflateSync('żółw')],
    ['deflate', deflateRawSync('żółw')],
  ])('in %s are unpacked', (how, bytes) => {
    const decoded = decode(start(), bytes);
    expect(decoded).toMatchObject({ packets: [{ type: 'text', summary: 'żółw' }] });
    expect(decoded.kind === 'packets' ? fieldOf(decoded.packets[0], 'compression') : '').toBe(how);
  });

  test('in several members of gzip are all that these stand for', () => {
    const long = 'ż'.repeat(9_000);
    expect(contentOf(Buffer.concat([gzipSync('one '), gzipSync(''), gzipSync(long), gzipSync(' end')]))).toBe(
      `one ${long} end`,
    );
    expect(contentOf(Buffer.concat([gzipSync('same '), gzipSync('same ')]))).toBe('same same ');
    const members = Buffer.concat([gzipSync('one '), gzipSync('two')]);
    for (const damaged of [members.subarray(0, -1), members.map((byte, at) => (at === 20 ? byte ^ 1 : byte))]) {
      expect(decode(start(), damaged).kind).toBe('raw');
    }
    expect(decode(start(), Buffer.concat([members, Buffer.from('no gzip')])).kind).toBe('raw');
    const looksLikeOne = gzipSync(Uint8Array.of(0x1f, 0x8b, 8, 0), { level: 0 });
    expect(contentOf(Buffer.concat([looksLikeOne, looksLikeOne]))).toEqual(
      Uint8Array.of(0x1f, 0x8b, 8, 0, 0x1f, 0x8b, 8, 0),
    );
    const files = gzipSync(Buffer.concat(Array.from({ length: 9 }, () => looksLikeOne)), { level: 0 });
    expect(contentOf(files)).toHaveLength(9 * looksLikeOne.length);
    expect(contentOf(Buffer.concat([members, files]))).toHaveLength('one two'.length + 9 * looksLikeOne.length);
    expect(contentOf(Buffer.concat([files, files]))).toBe('too much in it looks like the end of a member');
    const many = Buffer.concat(Array.from({ length: 10_002 }, () => gzipSync('')));
    expect(contentOf(many)).toBe('more than 10000 members of gzip');
    const bomb = gzipSync(new Uint8Array(5_000_000));
    expect(contentOf(Buffer.concat([bomb, bomb]))).toBe('it stands for more than anyone would read');
  });

  test('of any content come out as they were, and never with one byte changed or cut off', () => {
    const pack = fc.constantFrom(gzipSync, deflateSync);
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), pack, fc.nat(), (text, by, at) => {
        const content = `t${text}`;
        const packed = bytesOf(by(content));
        const whole = contentOf(packed);
        expect(whole).toEqual(content);
        const place = at % packed.length;
        expect(decode(start(), packed.subarray(0, Math.max(1, place))).kind).toBe('raw');
        const wrong = bytesOf(packed);
        wrong[place] = (wrong[place] ?? 0) ^ 1;
        // A time or a flag of the head may be any.
        if (contentOf(wrong) !== content) expect(decode(start(), wrong).kind).toBe('raw');
      }),
    );
  });

  test.each([
    ['bytes that are no UTF-8', [0x61, 0xff, 0x62], new Uint8Array([0x61, 0xff, 0x62])],
    ['what stands for such bytes, itself', [0xef, 0xbf, 0xbd], '\ufffd'],
    ['both', [0xef, 0xbf, 0xbd, 0xff], new Uint8Array([0xef, 0xbf, 0xbd, 0xff])],
  ])('hold %s', (_what, bytes, content) => {
    expect(contentOf(gzipSync(Uint8Array.from(bytes)))).toEqual(content);
  });

  test('keep their content when others are unpacked after them', () => {
    const stream = start();
    const kept = [Uint8Array.of(0xff, 1, 2), Uint8Array.of(0xfe, 3)].map((bytes) => decode(stream, gzipSync(bytes)));
    const contents = kept.map((decoded) => decoded.kind === 'packets' && fieldOf(decoded.packets[0], 'content'));
    expect(contents).toEqual([Uint8Array.of(0xff, 1, 2), Uint8Array.of(0xfe, 3)]);
  });

  test.each([
    ['behind a byte order mark', '\ufeff{"ключ":"ż","type":"x"}'],
    ['longer than is looked at', `{"ключ":"ż","type":"x","d":"${'y'.repeat(300_000)}"}`],
  ])('are named where the JSON in them is %s', (_what, content) => {
    expect(decode(start(), gzipSync(content))).toMatchObject({ packets: [{ type: 'x' }] });
  });

  test('that stand for too much are refused, soon', () => {
    expect(contentOf(gzipSync(new Uint8Array(100_000_000)))).toBe('it stands for more than anyone would read');
  });

  test('in one stream are lost from where one is missing on, up to a new beginning', async () => {
    const { rows } = await decodeRecording('compressed/zlib-stream');
    const payloads = rows.slice(1, 9).map(({ message: { payload } }) => new Uint8Array(payload.data as ArrayBuffer));
    const stream = start();
    const kinds = payloads.map((bytes, index) => (index === 3 ? stream.skip?.() : decode(stream, bytes).kind));
    expect(kinds).toEqual(['packets', 'packets', 'packets', undefined, 'raw', 'raw', 'raw', 'raw']);
    expect(decode(stream, payloads[0] ?? new Uint8Array()).kind).toBe('packets');
  });

  test('have the checksums of the formats', () => {
    const bytes = new TextEncoder().encode('123456789');
    expect([crc32(bytes), adler32(bytes)]).toEqual([0xcbf43926, 0x091e01de]);
    const long = Buffer.alloc(1_000_000, 255);
    expect(adler32(long)).toBe(deflateSync(long).readUInt32BE(deflateSync(long).length - 4));
  });
});
