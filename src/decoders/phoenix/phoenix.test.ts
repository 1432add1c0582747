import { describe, expect, test } from 'vitest';
import {
  type DecodedRow,
  decodeRecording,
  fieldOf,
  membersOf,
  pairsOf,
  recordingsOf,
} from '../../../test/decoding/decode-recording.ts';

const RECORDINGS = recordingsOf('phoenix');
/** Events of https://hexdocs.pm/phoenix/writing_a_channels_client.html by what the notes call them. */
const EVENTS: Readonly<Record<string, string>> = {
  join: 'phx_join',
  leave: 'phx_leave',
  reply: 'phx_reply',
  heartbeat: 'heartbeat',
  'channel closed': 'phx_close',
  'channel crashed': 'phx_error',
};

function expected({ note }: DecodedRow) {
  const binary = /^binary \w+ (?:join_ref=(\S+) )?(?:ref=(\S+) )?topic=(\S+) (?:event=(\w+)|status=\w+)/.exec(note);
  if (binary) {
    const [, joinRef = null, ref = null, topic, event = 'phx_reply'] = binary;
    return { type: event, topic, joinRef, ref };
  }
  const [, what = '', quoted, topic, joinRef, ref] =
    /^v[12] ([a-z ]+?)(?: "([^"]+)")?(?: \(\w+\) to ref \w+)?, topic (\S+), join_ref (\w+), ref (\w+)/.exec(note) ?? [];
  const orNull = (text: string | undefined) => (text === 'null' ? null : text);
  return { type: quoted ?? EVENTS[what], topic, joinRef: orNull(joinRef), ref: orNull(ref) };
}

function actual({ type, packets: [packet] }: DecodedRow) {
  const refOf = (name: string) => {
    const value = fieldOf(packet, name);
    return typeof value === 'string' ? value : null;
  };
  return { type, topic: fieldOf(packet, 'topic'), joinRef: refOf('join_ref'), ref: refOf('ref') };
}

describe.each(RECORDINGS)('%s', (name) => {
  test('is recognised, and every message is what its note says', async () => {
    const { choice, rows } = await decodeRecording(name);
    expect(choice.decoder).toBe('phoenix');
    expect(choice.why.text).toMatch(/^(vsn=[12]\.0\.0|phoenix)$/);
    expect(rows.map(actual)).toEqual(rows.map(expected));
    expect(rows.map(({ isError }) => isError)).toEqual(rows.map(({ note }) => /reply \(error\)|crashed/.test(note)));
    expect(rows.map(({ isHeartbeat }) => isHeartbeat)).toEqual(
      rows.map(({ note }) => note.includes('heartbeat') || note.includes('topic phoenix')),
    );
  });

  test('has every reply with what it answers', async () => {
    const { rows } = await decodeRecording(name);
    for (const [index, { note, partner }] of rows.entries()) {
      const ref = /reply \(\w+\) to ref (\d+)/.exec(note)?.[1] ?? /^binary reply .* ref=(\d+)/.exec(note)?.[1];
      const asking = rows.findLastIndex(
        (row, other) =>
          other < index &&
          row.direction === 'sent' &&
          new RegExp(`ref[ =]${ref}\\b`).test(row.note.replace(/join_ref[ =]\w+/, '')),
      );
      if (ref !== undefined) expect([index, partner]).toEqual([index, asking]);
    }
  });

  test('is recognised in the middle, and without its handshake, by its messages', async () => {
    let seen = 0;
    const { choice } = await decodeRecording(name, (event) => {
      if (event.type === 'connection') return { ...event, url: '' };
      if (event.type === 'open') return { ...event, subprotocol: '' };
      return event.type === 'message' && seen++ < 1 ? null : event;
    });
    expect(choice).toMatchObject({ decoder: 'phoenix', why: { source: 'message' } });
  });
});

test('kind 0 of a binary message has a ref when the page sends it, and none when the server does', async () => {
  const { rows } = await decodeRecording('phoenix/v2-binary');
  // 00 01 01 0A 06 | "3" "4" "room:files" "upload" | "bytes 1"
  expect(rows[4]?.packets[0]?.fields()).toEqual([
    { name: 'kind', value: 'push', bytes: { start: 0, end: 1 } },
    { name: 'join_ref', value: '3', bytes: { start: 5, end: 6 } },
    { name: 'ref', value: '4', bytes: { start: 6, end: 7 } },
    { name: 'topic', value: 'room:files', bytes: { start: 7, end: 17 } },
    { name: 'event', value: 'upload', bytes: { start: 17, end: 23 } },
    { name: 'payload', value: new TextEncoder().encode('bytes 1'), bytes: { start: 23, end: 30 } },
  ]);
  expect(rows[14]?.packets[0]?.fields().map(({ name }) => name)).toEqual([
    'kind',
    'join_ref',
    'topic',
    'event',
    'payload',
  ]);
  expect(pairsOf({ ...(await decodeRecording('phoenix/v2-binary')) })).toContain('4 → 5');
});

test('what a server pushes belongs to the join of its channel', async () => {
  expect(membersOf(await decodeRecording('phoenix/v2-binary'))).toContain('0 ⇒ 14');
});
