import { expect, test } from 'vitest';
import { decodeRecording, fieldOf, membersOf, pairsOf } from '../../../test/decoding/decode-recording.ts';
import { describeRecordings } from '../../../test/decoding/describe-recordings.ts';

describeRecordings({
  decoder: 'pusher',
  systems: ['pusher'],
  why: ['url', /^\/app\/[\w-]+\?protocol=7$/],
  told: ({ note }) => [/^\S+/.exec(note)?.[0], /error$|error on/.test(note), /^pusher:p[io]ng/.test(note)],
  meant: ({ type, isError, isHeartbeat }) => [type, isError, isHeartbeat],
});

test('subscriptions and pings are paired, and data inside of a text is JSON', async () => {
  const recording = await decodeRecording('pusher/channels');
  expect(pairsOf(recording).slice(0, 4)).toEqual(['1 → 2', '3 → 4', '5 → 6', '8 → 9']);
  expect(fieldOf(recording.rows[0]?.packets[0], 'data')).toEqual({
    json: '{"socket_id":"1234.5678","activity_timeout":120}',
  });
  expect(recording.rows[12]?.packets[0]?.summary).toBe('private-room {"text":"żółw ✓","list":[1]}');
});

test('what names a channel belongs to its subscription', async () => {
  const members = membersOf(await decodeRecording('pusher/channels'));
  expect(members.slice(0, 3)).toEqual(['5 ⇒ 7', '3 ⇒ 10', '3 ⇒ 11']);
});
