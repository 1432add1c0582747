import { expect, test } from 'vitest';
import { decodeRecording, fieldOf } from '../../../test/decoding/decode-recording.ts';
import { askedBefore, describeRecordings } from '../../../test/decoding/describe-recordings.ts';

const META = /^(handshake|connect|subscribe|unsubscribe|disconnect|nonsense) (?:request|response)/;

describeRecordings({
  decoder: 'faye',
  systems: ['faye'],
  why: ['message', /^"channel":"\/meta\/\w+"$/],
  told: ({ note }) => {
    if (note.startsWith('empty array')) return ['heartbeat', undefined, false];
    const meta = META.exec(note)?.[1];
    const channel = / (\/[\w/]+)/.exec(note)?.[1];
    return [meta === undefined ? channel : `/meta/${meta}`, /, id (\w+)$/.exec(note)?.[1], note.includes('FAILED')];
  },
  meant: ({ type, packets: [packet], isError }) => [type, fieldOf(packet, 'id'), isError],
});

test('only what says whether it was successful is an answer', async () => {
  const { rows } = await decodeRecording('faye/pubsub');
  for (const [index, { note, partner }] of rows.entries()) {
    const id = /(?:response|acknowledgement).*, id (\w+)$/.exec(note)?.[1];
    if (id !== undefined) expect([note, partner]).toEqual([note, askedBefore(rows, index, new RegExp(`, id ${id}$`))]);
  }
});

test('a delivery belongs to the subscription to its channel, which may be to many', async () => {
  const { rows } = await decodeRecording('faye/pubsub');
  const started = rows.map(
    ({ note, partner }) => [/^delivery on (\/\w+)/.exec(note)?.[1], rows[partner]?.note] as const,
  );
  const found = new Map(started.filter(([channel]) => channel !== undefined));
  expect(found.get('/chat')).toBe('subscribe request /chat/room, id 3');
  expect(found.get('/news')).toBe('subscribe request /news/**, id 4');
  expect(found.get('/ticks')).toMatch(/^subscribe request \/ticks/);
});
