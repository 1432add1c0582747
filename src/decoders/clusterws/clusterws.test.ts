import { expect, test } from 'vitest';
import { decodeRecording, fieldOf, pairsOf } from '../../../test/decoding/decode-recording.ts';
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
