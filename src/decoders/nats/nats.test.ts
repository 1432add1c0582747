import { describe, expect, test } from 'vitest';
import { type DecodedRow, decodeRecording, fieldOf, pairsOf } from '../../../test/decoding/decode-recording.ts';
import { describeRecordings } from '../../../test/decoding/describe-recordings.ts';
import { expectAnyCut } from '../../../test/decoding/expect-any-cut.ts';
import type { Payload } from '../../protocol/payload.ts';
import { decodeOrRaw } from '../decode-or-raw.ts';
import type { DecoderInput, Packet } from '../decoder.ts';
import { natsDecoder } from './nats-decoder.ts';

/** Name, subject and size of each operation that a message ends, as its note tells them. */
function toldOf({ note }: DecodedRow): unknown[] {
  if (note.startsWith('part of')) return [];
  return note
    .replace(/^\d+ operations: /, '')
    .split(' | ')
    .filter((one) => one !== 'and the beginning of another')
    .map((one) => {
      const [, name = '', subject, size] = /^(\S+)(?: (\S+) (\d+) bytes)?/.exec(one) ?? [];
      return [name.toUpperCase(), subject, size === undefined ? undefined : Number(size)];
    });
}

const text = (data: string): Payload => ({ opcode: 'text', data });

const hasBody = (packet: Packet): boolean => /PUB$|MSG$/.test(packet.type);

describeRecordings({
  decoder: 'nats',
  systems: ['nats'],
  why: ['message', /^INFO \{"/],
  wrong: /^WHAT$/,
  told: toldOf,
  meant: ({ packets }) =>
    packets.map((packet) => [
      packet.type,
      hasBody(packet) && packet.type !== 'UNSUB' ? fieldOf(packet, 'subject') : undefined,
      hasBody(packet) ? fieldOf(packet, 'size') : undefined,
    ]),
});

describe('operations', () => {
  test('pings are paired and are heartbeats, requests are paired with what comes to their inbox', async () => {
    const recording = await decodeRecording('nats/publish-subscribe');
    const { rows } = recording;
    const question = rows.findIndex(({ note }) => note.includes('PUB echo 8 bytes'));
    // The question goes out, comes to the subscriber, is answered there, and the answer comes back.
    expect(pairsOf(recording)).toEqual(expect.arrayContaining([`${question + 1} → ${question + 2}`]));
    expect(rows[question + 3]?.partner).toBe(question);
    const nobody = rows.find(({ note }) => note.startsWith('HMSG _INBOX'));
    expect(nobody).toMatchObject({ isError: true, partner: rows.indexOf(nobody as DecodedRow) - 1 });
    expect(fieldOf(nobody?.packets[0], 'headers', 'status')).toBe('503');
    expect(rows.filter(({ note }) => /^P[IO]NG$/.test(note)).every(({ isHeartbeat }) => isHeartbeat)).toBe(true);
  });

  test('that deliver belong to the subscription that they name, and so does its end', async () => {
    const { rows } = await decodeRecording('nats/publish-subscribe');
    const subscribed = rows.findIndex(({ note }) => note.includes('SUB news.> 1'));
    const delivered = rows.findIndex(({ note }) => note.includes('MSG news.a 5 bytes'));
    expect(rows[delivered]).toMatchObject({ partner: subscribed, isMember: true });
    expect(rows.find(({ note }) => note === 'UNSUB 5')).toMatchObject({ isMember: true });
  });

  test('have headers, payloads of text, JSON or bytes, and say where they stand', async () => {
    const { rows } = await decodeRecording('nats/publish-subscribe');
    const sent = rows.find(({ note }) => note.includes('PUB news.d'))?.packets ?? [];
    expect(sent.slice(0, 4).map((packet) => fieldOf(packet, 'payload'))).toEqual([
      'hello',
      'żółw ✓',
      { json: '{"text":"JSON","list":[1]}' },
      new Uint8Array([0, 255, 13, 10, 254]),
    ]);
    const place = sent[1]?.fields().find(({ name }) => name === 'payload')?.bytes;
    expect(place).toEqual({ start: 'PUB news.a 5\r\nhello\r\nPUB news.b 11\r\n'.length, end: 47 });
    const headers = rows.find(({ note }) => note.includes('HPUB'))?.packets[0];
    expect(headers?.summary).toBe('news.headers with headers');
    expect(fieldOf(headers, 'headers', 'X-Trace')).toBe('abc');
  });

  test.each(['permissions', 'refused'])('of %s tell the error', async (name) => {
    const { rows } = await decodeRecording(`nats/${name}`);
    expect(rows.filter(({ isError }) => isError)).toHaveLength(1);
    expect(rows.find(({ isError }) => isError)?.packets[0]?.summary).toMatch(/^'(Permissions|Authorization) Violation/);
  });

  test.each([
    ['permissions', /SUB|PUB/],
    ['refused', /^CONNECT/],
  ])('that are refused in %s are told by the error', async (name, asked) => {
    const { rows } = await decodeRecording(`nats/${name}`);
    const error = rows.find(({ isError }) => isError);
    expect(rows[error?.partner ?? -1]?.note).toMatch(asked);
  });

  test('of a plain client are each acknowledged', async () => {
    const { rows } = await decodeRecording('nats/raw-cut-and-joined');
    const answered = rows.find(({ note }) => note.startsWith('9 operations: +OK'))?.packets ?? [];
    const counts = answered.flatMap(({ type, answers }) => (type === '+OK' ? [answers?.id] : []));
    expect(counts).toEqual([0, 1, 2, 3, 4, 5].map((count) => `operation ${count}`));
  });

  test.each<[string, Payload]>([
    ['only partly here', { opcode: 'text', data: 'PUB a 9\r\nab', fullSize: 5_000_000 }],
    ['no NATS', text('WHAT is this\r\n')],
  ])('are counted no longer where one is %s', (_what, sent) => {
    const stream = natsDecoder.start({ url: '', subprotocol: '', api: 'WebSocket' });
    const answers = (direction: DecoderInput['direction'], payload: Payload) => {
      const decoded = decodeOrRaw('nats', stream, { direction, payload });
      return decoded.kind === 'packets' ? decoded.packets.map((packet) => packet.answers?.id) : [];
    };
    answers('sent', text('CONNECT {}\r\nPUB a 1\r\nx\r\n'));
    expect(answers('received', text('+OK\r\n'))).toEqual(['operation 0']);
    answers('sent', sent);
    expect(answers('received', text('+OK\r\n'))).toEqual([undefined]);
  });

  test.each([1, 2, 3, 5, 12])('are recognised from message %i on', async (from) => {
    let seen = 0;
    const { choice, rows } = await decodeRecording('nats/publish-subscribe', (event) =>
      event.type === 'message' && seen++ < from ? null : event,
    );
    expect(choice.decoder).toBe('nats');
    expect(rows.filter(({ decoded }) => decoded.kind === 'raw')).toEqual([]);
  });

  test('may be cut into any messages, or joined in one', () => expectAnyCut(natsDecoder, 'nats/publish-subscribe'));
});
