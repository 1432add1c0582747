import { describe, expect, test } from 'vitest';
import {
  type DecodedRow,
  decodeRecording,
  fieldOf,
  membersOf,
  pairsOf,
  recordingsOf,
} from '../../../test/decoding/decode-recording.ts';

const RECORDINGS = recordingsOf('signalr');

/** What the note of a message says of it: one entry for each message of the hub. */
function expected({ note }: DecodedRow): object[] {
  const messages = note.replace(/^\d+ hub messages in one WebSocket message: /, '').split(' | ');
  // Of more than ten, the note names the first and the number of all.
  return messages
    .filter((message) => message !== '…' && !message.startsWith('...'))
    .map((message) => {
      const [, word = '', target] = /^(\w+)(?: (?!id|sequence|error)(\w+))?/.exec(message) ?? [];
      const id = / id (\w+)/.exec(message)?.[1];
      const isCall = word === 'Invocation' || word === 'StreamInvocation';
      return {
        type: isCall ? target : word === 'handshake' ? 'Handshake' : word,
        id,
        isError: / error: /.test(message),
      };
    });
}

const actual = ({ packets }: DecodedRow): object[] =>
  packets.map((packet) => ({
    type: packet.type,
    id: fieldOf(packet, 'invocationId') ?? undefined,
    isError: packet.isError,
  }));

describe.each(RECORDINGS)('%s', (name) => {
  test('is recognised by its first message, and every message is what its note says', async () => {
    const { choice, rows } = await decodeRecording(name);
    expect(choice).toMatchObject({ decoder: 'signalr', why: { source: 'message' } });
    for (const row of rows) {
      const count = Number(/^(\d+) hub messages/.exec(row.note)?.[1] ?? 1);
      expect(row.packets).toHaveLength(count);
      expect(actual(row).slice(0, expected(row).length)).toEqual(expected(row));
    }
    expect(rows.map(({ isHeartbeat }) => isHeartbeat)).toEqual(rows.map(({ note }) => note === 'Ping'));
  });
});

describe.each(['signalr/json-hub', 'signalr/messagepack-hub'])('%s', (name) => {
  test('pairs calls of both sides, streams and calls without an id', async () => {
    const pairs = pairsOf(await decodeRecording(name));
    // The client counts 0, 1, …, the server s1, s2, …; message 18 holds three calls, answered by 19, 20 and 21.
    expect(pairs).toEqual([
      ...['0 → 1', '3 → 4', '5 → 6', '7 → 8', '9 → 10', '11 → 12', '14 → 17', '18 → 19', '18 → 20', '18 → 21'],
      ...['22 → 23', '22 → 24', '22 → 25', '22 → 26', '22 → 27', '22 → 28', '29 → 34'],
      ...['35 → 36', '35 → 37', '35 → 38', '35 → 39', '35 → 40', '35 → 42', '44 → 45', '43 → 46', '48 → 49', '47 → 50'],
      '52 → 54',
    ]);
  });

  test('is recognised in the middle', async () => {
    let seen = 0;
    const { choice } = await decodeRecording(name, (event) => (event.type === 'message' && seen++ < 2 ? null : event));
    expect(choice.decoder).toBe('signalr');
  });
});

test('a call in MessagePack says where its parts stand', async () => {
  const { rows } = await decodeRecording('signalr/messagepack-hub');
  const [call] = rows[3]?.packets ?? [];
  // 0C 95 01 80 A1 30 A3 41 64 64 92 02 03
  expect(call?.fields()).toEqual([
    { name: 'message', value: 'Invocation', bytes: { start: 1, end: 13 } },
    { name: 'type', value: 1, bytes: { start: 2, end: 3 } },
    { name: 'headers', value: { json: '{}' }, bytes: { start: 3, end: 4 } },
    { name: 'invocationId', value: '0', bytes: { start: 4, end: 6 } },
    { name: 'target', value: 'Add', bytes: { start: 6, end: 10 } },
    {
      name: 'arguments',
      value: [
        { name: '0', value: 2, bytes: { start: 11, end: 12 } },
        { name: '1', value: 3, bytes: { start: 12, end: 13 } },
      ],
      bytes: { start: 10, end: 13 },
    },
  ]);
  expect(call?.summary).toBe('[2, 3]');
});

test.each(['json-hub', 'messagepack-hub'])('%s: an uploaded stream belongs to its call', async (name) => {
  const members = membersOf(await decodeRecording(`signalr/${name}`));
  expect(members.slice(0, 4)).toEqual(['29 ⇒ 30', '29 ⇒ 31', '29 ⇒ 32', '29 ⇒ 33']);
});
