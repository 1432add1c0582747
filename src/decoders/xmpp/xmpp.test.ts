import { expect, test } from 'vitest';
import { decodeRecording, fieldOf, pairsOf } from '../../../test/decoding/decode-recording.ts';
import { describeRecordings } from '../../../test/decoding/describe-recordings.ts';
import { xmppDecoder } from './xmpp-decoder.ts';

describeRecordings({
  decoder: 'xmpp',
  systems: ['xmpp'],
  why: ['subprotocol', /^xmpp$/],
  wrong: /^not well-formed/,
  told: ({ note }) => {
    const [name = '', ...rest] = note.split(', ');
    const part = (word: string) => rest.find((one) => one.startsWith(`${word} `))?.slice(word.length + 1);
    const kind = part('type');
    const isError = kind === 'error' || /^(stream:error|failure)$/.test(name);
    return [name === 'iq' ? `iq ${kind}` : name, part('to'), isError];
  },
  meant: ({ type, isError, packets: [packet] }) => [type, fieldOf(packet, type.replace(/ .*/, ''), '@to'), isError],
});

test('stanzas, authentication and the stream are paired', async () => {
  const recording = await decodeRecording('xmpp/roster-and-messages');
  const { rows } = recording;
  const pairs = pairsOf(recording);
  expect(pairs.slice(0, 3)).toEqual(['0 → 1', '3 → 4', '3 → 6']); // open, auth with its challenge and success
  for (const [index, { note, partner }] of rows.entries()) {
    const id = /^iq, type (?:result|error), id (\w+)/.exec(note)?.[1];
    if (id === undefined) continue;
    expect([note, partner]).toEqual([
      note,
      rows.findIndex((row) => /type [gs]et/.test(row.note) && row.note.includes(id)),
    ]);
    expect(partner).toBeLessThan(index);
  }
  expect(pairs.at(-1)).toBe(`${rows.length - 2} → ${rows.length - 1}`); // close
  const managed = await decodeRecording('xmpp/stream-management');
  const places = (name: string) =>
    managed.rows.flatMap(({ note }, index) => (note.split(',', 1)[0] === name ? [index] : []));
  expect(pairsOf(managed)).toEqual(expect.arrayContaining([`${places('enable')[0]} → ${places('enabled')[0]}`]));
  expect(pairsOf(managed)).toEqual(expect.arrayContaining([`${places('r')[0]} → ${places('a')[0]}`]));
});

test('messages say their text, errors what went wrong, and pings are heartbeats', async () => {
  const { rows } = await decodeRecording('xmpp/roster-and-messages');
  const summaryOf = (note: RegExp) => rows.find((row) => note.test(row.note))?.packets[0]?.summary;
  expect(summaryOf(/^message, type chat, id m1/)).toBe('alice@localhost żółw ✓ <b> & "quotes"');
  expect(summaryOf(/^message, type error/)).toBe('alice@localhost/alice service-unavailable');
  expect(summaryOf(/^iq, type get/)).toBe('query jabber:iq:roster');
  expect(rows.filter(({ isHeartbeat }) => isHeartbeat)).toHaveLength(1);
  const failed = (await decodeRecording('xmpp/not-authorized')).rows.filter(({ isError }) => isError);
  expect(failed.map(({ type }) => type)).toEqual(['failure']);
});

test('white space is a heartbeat', () => {
  const stream = xmppDecoder.start({ url: '', subprotocol: 'xmpp', api: 'WebSocket' });
  expect(stream.decode({ direction: 'sent', payload: { opcode: 'text', data: ' ' } })).toMatchObject([
    { isHeartbeat: true },
  ]);
});

test.each([0, 2, 13, 14])('without a subprotocol it is recognised from message %i on', async (from) => {
  let seen = 0;
  const { choice } = await decodeRecording('xmpp/roster-and-messages', (event) => {
    if (event.type === 'message' && seen++ < from) return null;
    return event.type === 'open' ? { ...event, subprotocol: '' } : event;
  });
  expect(choice).toMatchObject({ decoder: 'xmpp', why: { source: 'message' } });
});
