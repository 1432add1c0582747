import { expect, test } from 'vitest';
import { decodeRecording, fieldOf, membersOf, pairsOf } from '../../../test/decoding/decode-recording.ts';
import { describeRecordings } from '../../../test/decoding/describe-recordings.ts';

describeRecordings({
  decoder: 'actioncable',
  systems: ['actioncable'],
  why: ['subprotocol', /^actioncable-v1-json$/],
  told: ({ note }) => [
    note.startsWith('broadcast') ? 'broadcast' : (/ action (\w+)/.exec(note)?.[1] ?? /^\w+/.exec(note)?.[0]),
    / (\w+Channel)/.exec(note)?.[1],
    note === 'ping',
    /^(reject|disconnect)/.test(note),
  ],
  meant: ({ type, direction, packets: [packet], isHeartbeat, isError }) => {
    const isBroadcast = direction === 'received' && fieldOf(packet, 'message') !== undefined && type !== 'ping';
    const identifier = fieldOf(packet, 'identifier');
    const isInside = typeof identifier === 'object' && identifier !== null && 'json' in identifier;
    const channel: unknown = isInside ? JSON.parse(identifier.json).channel : undefined;
    return [isBroadcast ? 'broadcast' : type, channel, isHeartbeat, isError];
  },
});

test('subscriptions are paired with what became of them', async () => {
  const recording = await decodeRecording('actioncable/channels');
  expect(pairsOf(recording)).toEqual(['1 → 2', '3 → 4', '5 → 6']);
  expect(recording.rows[10]?.type).toBe('speak'); // what the server sends is named by what is in it
  expect(recording.rows[12]?.type).toBe('message');
});

test('what names a channel belongs to its subscription', async () => {
  const members = membersOf(await decodeRecording('actioncable/channels'));
  expect(members.slice(0, 3)).toEqual(['1 ⇒ 7', '3 ⇒ 8', '1 ⇒ 9']);
});
