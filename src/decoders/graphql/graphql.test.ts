import { describe, expect, test } from 'vitest';
import { decodeRecording, membersOf, pairsOf } from '../../../test/decoding/decode-recording.ts';
import { describeRecordings } from '../../../test/decoding/describe-recordings.ts';

describeRecordings({
  decoder: 'graphql',
  systems: ['graphql-transport-ws', 'graphql-ws-legacy'],
  why: ['subprotocol', /^graphql-(transport-)?ws$/],
  without: ['graphql-transport-ws/raw-init-timeout'],
  wrong: /^not JSON$/,
  told: ({ note }) => [/^\w+/.exec(note)?.[0], /error/.test(note), /^(ping|pong|ka)$/.test(note)],
  meant: ({ type, isError, isHeartbeat }) => [type, isError, isHeartbeat],
});

describe('operations', () => {
  test('have every result, and their end', async () => {
    const pairs = pairsOf(await decodeRecording('graphql-transport-ws/operations'));
    expect(pairs.slice(0, 8)).toEqual(['0 → 1', '2 → 3', '2 → 4', '5 → 6', '5 → 7', '8 → 9', '8 → 10', '11 → 12']);
    expect(pairs).toEqual(
      expect.arrayContaining(['14 → 15', '16 → 17', '16 → 47', '48 → 50', '48 → 56', '49 → 58', '59 → 61']),
    );
  });

  test('have their kind, name and variables on one line', async () => {
    const { rows } = await decodeRecording('graphql-transport-ws/operations');
    expect([2, 5, 48].map((index) => rows[index]?.packets[0]?.summary)).toEqual([
      '{ hello }',
      'query Hi {"n":"żółw ✓"}',
      'subscription A',
    ]);
  });

  test('without a subprotocol are recognised by their messages', async () => {
    const { choice } = await decodeRecording('graphql-ws-legacy/operations', (event) =>
      event.type === 'open' ? { ...event, subprotocol: '' } : event,
    );
    expect(choice).toMatchObject({ decoder: 'graphql', why: { source: 'message' } });
  });
});

test('what ends an operation belongs to its beginning', async () => {
  expect(membersOf(await decodeRecording('graphql-transport-ws/operations'))).toEqual(['62 ⇒ 68']);
});
