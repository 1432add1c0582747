import { expect, test } from 'vitest';
import { decodeRecording, fieldOf } from '../../../test/decoding/decode-recording.ts';
import { describeRecordings } from '../../../test/decoding/describe-recordings.ts';

describeRecordings({
  decoder: 'nostr',
  systems: ['nostr'],
  why: ['message', /^\["(EVENT|OK)"/],
  wrong: /^(not JSON$|WHAT )/,
  told: ({ note }) => [
    /^[A-Z]+/.exec(note)?.[0],
    / subscription (\S+)/.exec(note)?.[1],
    /^OK false|^NOTICE/.test(note) || note.startsWith('CLOSED'),
  ],
  meant: ({ type, isError, packets: [packet] }) => [
    type,
    fieldOf(packet, 'subscription') ?? fieldOf(packet, 'query'),
    isError,
  ],
});

test('what is published is paired with its OK, what is asked for with all that comes', async () => {
  const { rows } = await decodeRecording('nostr/notes');
  for (const [index, { note, partner, direction }] of rows.entries()) {
    if (direction === 'sent') continue;
    const [, event] = /^OK \w+ of event (\w+)/.exec(note) ?? [];
    const [, word, subscription] = /^(EVENT kind \d+|EOSE|CLOSED|COUNT) of subscription (\S+)/.exec(note) ?? [];
    const asks = word === 'COUNT' ? `COUNT of subscription ${subscription}` : `REQ of subscription ${subscription}`;
    const asked = rows.findLastIndex(
      (row, at) =>
        at < index &&
        row.direction === 'sent' &&
        (event === undefined ? row.note === asks : row.note.endsWith(`event ${event}`)),
    );
    expect([note, partner]).toEqual([note, asked]);
  }
});

test('events are told by kind and content, filters as they are written', async () => {
  const { rows } = await decodeRecording('nostr/notes');
  expect(rows[1]?.packets[0]?.summary).toBe('kind 1: first żółw ✓');
  expect(rows.find(({ type }) => type === 'REQ')?.packets[0]?.summary).toBe('sub:1 {"kinds":[1],"limit":10}');
  const twice = rows.findLast(({ type }) => type === 'REQ');
  expect(twice?.packets[0]?.fields().map(({ name }) => name)).toEqual(['message', 'subscription', 'filter', 'filter']);
});

test.each([0, 1, 2, 6, 9, 20])('is recognised from message %i on', async (from) => {
  let seen = 0;
  const { choice } = await decodeRecording('nostr/notes', (event) =>
    event.type === 'message' && seen++ < from ? null : event,
  );
  expect(choice.decoder).toBe('nostr');
});
