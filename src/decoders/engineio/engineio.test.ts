import { expect, test } from 'vitest';
import { decodeRecording, pairsOf } from '../../../test/decoding/decode-recording.ts';
import { describeRecordings } from '../../../test/decoding/describe-recordings.ts';

describeRecordings({
  decoder: 'engineio',
  systems: ['engineio'],
  why: ['url', /^EIO=4$/],
  told: ({ note }) => [/^\w+/.exec(note)?.[0], /^p[io]ng/.test(note)],
  meant: ({ type, isHeartbeat }) => [type, isHeartbeat],
});

test('a message that is no packet of Socket.IO tells the one from the other, and pings are paired', async () => {
  const recording = await decodeRecording('engineio/messages-and-heartbeats');
  expect(recording.rows[1]?.packets[0]?.summary).toBe('welcome');
  const { rows } = recording;
  const pings = rows.flatMap(({ note }, index) => {
    const asked = rows.findLastIndex((row, at) => at < index && row.note === 'ping');
    return note === 'pong' ? [`${asked} → ${index}`] : [];
  });
  expect(pings.length).toBeGreaterThan(1);
  expect(pairsOf(recording)).toEqual(pings);
});
