import { expect, test } from 'vitest';
import { decodeRecording, fieldOf, membersOf, pairsOf } from '../../../test/decoding/decode-recording.ts';
import { askedBefore, describeRecordings } from '../../../test/decoding/describe-recordings.ts';

/** https://github.com/SocketCluster/socketcluster/blob/master/socketcluster-protocol.md, by what the notes call them. */
const EVENTS: readonly (readonly [note: RegExp, event: string])[] = [
  [/^handshake/, '#handshake'],
  [/^response/, 'response'],
  [/^publish on/, '#publish'],
  [/^subscribe to/, '#subscribe'],
  [/^unsubscribe/, '#unsubscribe'],
  [/^kicked/, '#kickOut'],
  [/^server sets auth/, '#setAuthToken'],
  [/^auth token removed/, '#removeAuthToken'],
  [/^ping/, 'ping'],
  [/^pong/, 'pong'],
];

const toldOf = (note: string) =>
  note
    .replace(/^batch of \d+: /, '')
    .split(' | ')
    .filter((one) => one !== '…')
    .map((one) => /^(?:invoke|transmit) "([^"]+)"/.exec(one)?.[1] ?? EVENTS.find(([start]) => start.test(one))?.[1]);

describeRecordings({
  decoder: 'socketcluster',
  systems: ['socketcluster'],
  why: ['message', /^\{"event":"#handshake"$/],
  told: ({ note }) => [toldOf(note), note.includes(' ERROR '), /^p[io]ng/.test(note)],
  meant: ({ packets, note, isError, isHeartbeat }) => [
    packets.slice(0, toldOf(note).length).map(({ type }) => type),
    isError,
    isHeartbeat,
  ],
});

test('responses of both sides are paired with what they answer, also in batches', async () => {
  const { rows } = await decodeRecording('socketcluster/rpc-and-channels');
  for (const [index, { note, partner }] of rows.entries()) {
    const cid = /^response to cid (\d+)/.exec(note)?.[1];
    if (cid !== undefined)
      expect([note, partner]).toEqual([note, askedBefore(rows, index, new RegExp(`, cid ${cid}\\b`))]);
  }
  const batches = await decodeRecording('socketcluster/batches');
  expect(batches.rows[2]?.packets).toHaveLength(13);
  expect(pairsOf(batches).slice(1, 14)).toEqual(
    Array.from({ length: 12 }, (_, index) => `2 → ${index + 3}`).concat('16 → 17'),
  );
});

test('pings are paired in both versions, and an error is told with its name', async () => {
  for (const name of ['heartbeats-dirty-end', 'protocol-v1-heartbeats']) {
    expect(pairsOf(await decodeRecording(`socketcluster/${name}`))).toEqual(
      expect.arrayContaining(['6 → 7', '12 → 13']),
    );
  }
  const { rows } = await decodeRecording('socketcluster/rpc-and-channels');
  expect(rows[9]?.packets[0]?.summary).toBe('PurposeError: Failed on purpose');
  expect(fieldOf(rows[9]?.packets[0], 'rid')).toEqual({ json: '5' });
});

test('what comes on a channel belongs to its subscription', async () => {
  const recording = await decodeRecording('socketcluster/rpc-and-channels');
  expect(recording.rows[29]?.note).toBe('subscribe to room-1, cid 12');
  expect(membersOf(recording)).toContain('29 ⇒ 34');
});
