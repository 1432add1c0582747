import { expect, test } from 'vitest';
import { decodeRecording, fieldOf, membersOf, pairsOf } from '../../../test/decoding/decode-recording.ts';
import { describeRecordings } from '../../../test/decoding/describe-recordings.ts';

describeRecordings({
  decoder: 'clusterws',
  systems: ['clusterws'],
  why: ['message', /^\{"#":\["$/],
  told: ({ note }) => [
    /^event "([^"]+)"/.exec(note)?.[1] ?? /p[io]ng(?= \()|settings|publish|unsubscribe|subscribe/.exec(note)?.[0],
    /^(?:publish|subscribe|unsubscribe)/.test(note) ? /"([^"]+)"/.exec(note)?.[1] : undefined,
    note.startsWith('application-level'),
  ],
  meant: ({ type, packets: [packet], isHeartbeat }) => [type, fieldOf(packet, 'channel'), isHeartbeat],
});

test('pongs of one byte are paired with their pings', async () => {
  expect(pairsOf(await decodeRecording('clusterws/binary-mode'))).toContain('7 → 8');
});

test('what comes on a channel belongs to its subscription', async () => {
  const recording = await decodeRecording('clusterws/events-and-channels');
  expect(recording.rows[14]?.note).toBe('subscribe to "room-1"');
  expect(membersOf(recording)).toContain('14 ⇒ 18');
});
