import { describe, expect, test } from 'vitest';
import { decodeRecording, fieldOf, membersOf, pairsOf } from '../../../test/decoding/decode-recording.ts';
import { describeRecordings } from '../../../test/decoding/describe-recordings.ts';

describeRecordings({
  decoder: 'wamp',
  systems: ['wamp'],
  why: ['subprotocol', /^wamp\.2\.json$/],
  told: ({ note }) => [/^[A-Z]+/.exec(note)?.[0], / request (\d+)/.exec(note)?.[1], note.startsWith('ERROR')],
  meant: ({ type, packets: [packet], isError }) => {
    const request = fieldOf(packet, 'request');
    return [type, typeof request === 'object' && request && 'json' in request ? request.json : undefined, isError];
  },
});

describe('requests', () => {
  test('of both sides are paired with their answers and errors', async () => {
    const pairs = pairsOf(await decodeRecording('wamp/rpc-and-pubsub'));
    expect(pairs.slice(0, 14)).toEqual([
      ...[
        '0 → 1',
        '2 → 3',
        '4 → 5',
        '7 → 8',
        '6 → 9',
        '11 → 12',
        '10 → 13',
        '14 → 15',
        '17 → 18',
        '16 → 19',
        '20 → 21',
      ],
      ...['22 → 24'], // PUBLISH with acknowledge; the others want none
      ...pairs.slice(12, 14),
    ]);
    expect(pairs.slice(12).every((pair) => Number(pair.split(' ')[0]) > 39)).toBe(true);
  });

  test('say what they are about on one line', async () => {
    const { rows } = await decodeRecording('wamp/rpc-and-pubsub');
    expect(rows[6]?.packets[0]?.summary).toBe('com.app.add [2,3]');
    expect(rows[13]?.packets[0]?.summary).toBe('wamp.error.callee_failure ["com.app.error.custom"]');
  });
});

test('events belong to their subscription', async () => {
  const members = membersOf(await decodeRecording('wamp/rpc-and-pubsub'));
  expect(members.slice(0, 4)).toEqual(['21 ⇒ 23', '21 ⇒ 40', '21 ⇒ 41', '21 ⇒ 42']);
});
