import { expect, test } from 'vitest';
import { type DecodedRow, decodeRecording, fieldOf, pairsOf } from '../../../test/decoding/decode-recording.ts';
import { describeRecordings } from '../../../test/decoding/describe-recordings.ts';
import { checksumOf } from './checksum.ts';
import { humbleNetDecoder } from './humblenet-decoder.ts';

/** The messages that end in a message, as its note tells them. */
function toldOf({ note }: DecodedRow): unknown[] {
  if (note.endsWith('not complete')) return [];
  const names = note
    .replace(/^two messages in one: |^the rest: completes /, '')
    .split(/, (?=P2PReject)/)
    .map((one) => /^\w+/.exec(one)?.[0]);
  return names.map((name) => [name, note.includes('wrong checksum') || /Error$|Reject$/.test(name ?? '')]);
}

describeRecordings({
  decoder: 'humblenet',
  systems: ['humblenet'],
  why: ['subprotocol', /^humblepeer$/],
  told: toldOf,
  meant: ({ packets }) => packets.map(({ type, isError }) => [type, isError]),
});

test('the checksum is CRC-32/BZIP2', () => {
  expect(checksumOf(new TextEncoder().encode('123456789'))).toBe(0xfc891918); // its check value
});

test('hello, aliases and lookups are paired', async () => {
  const recording = await decodeRecording('humblenet/signaling-and-relay');
  const { rows } = recording;
  expect(pairsOf(recording)).toEqual([
    '0 → 1',
    '2 → 3',
    '4 → 5',
    '6 → 7',
    '8 → 9',
    `${rows.length - 2} → ${rows.length - 1}`,
  ]);
});

test('fields have the names of the schema, and say where they stand', async () => {
  const { rows } = await decodeRecording('humblenet/signaling-and-relay');
  const hello = rows[0]?.packets[0];
  expect(fieldOf(hello, 'content', 'game_token')).toBe('fake-game-token');
  expect(fieldOf(hello, 'content', 'attributes', '0', 'key')).toBe('platform');
  expect(fieldOf(rows[1]?.packets[0], 'content', 'ice_servers', '1', 'server')).toBe('turn.example.org:3478');
  const relayed = rows.find(({ type }) => type === 'P2PRelayData');
  const content = fieldOf(relayed?.packets[0], 'content');
  const data = Array.isArray(content) ? content.find(({ name }) => name === 'data') : undefined;
  expect(data).toEqual({ name: 'data', value: new Uint8Array([0, 0, 255, 65]), bytes: { start: 56, end: 60 } });
});

test('without a subprotocol it is recognised by the form of its messages', async () => {
  const { choice } = await decodeRecording('humblenet/signaling-and-relay', (event) =>
    event.type === 'open' ? { ...event, subprotocol: '' } : event,
  );
  expect(choice).toMatchObject({ decoder: 'humblenet', why: { source: 'message' } });
});

test('messages may be cut into any messages, or joined in one', async () => {
  const { rows, facts } = await decodeRecording('humblenet/signaling-and-relay');
  const received = rows.filter(({ direction }) => direction === 'received');
  const bytes = received.flatMap(({ message: { payload } }) => [...new Uint8Array(payload.data as ArrayBuffer)]);
  const expected = received.map(({ type }) => type);
  for (const size of [1, 2, 3, 50, bytes.length]) {
    const stream = humbleNetDecoder.start(facts);
    const types: string[] = [];
    for (let at = 0; at < bytes.length; at += size) {
      const data = new Uint8Array(bytes.slice(at, at + size)).buffer;
      const packets = stream.decode({ direction: 'received', payload: { opcode: 'binary', data } });
      types.push(...packets.map(({ type }) => type));
    }
    expect(types).toEqual(expected);
  }
});
