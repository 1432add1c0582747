import { describe, expect, test } from 'vitest';
import { decodeRecording, fieldOf } from '../../../test/decoding/decode-recording.ts';
import { describeRecordings } from '../../../test/decoding/describe-recordings.ts';
import { Pairing } from '../../session/pairing.ts';
import { zeroMqDecoder } from './zeromq-decoder.ts';

describeRecordings({
  decoder: 'zeromq',
  systems: ['zeromq'],
  why: ['subprotocol', /^ZWS2\.0(\/NULL)?$/],
  told: ({ note }) => {
    if (note.startsWith('routing id')) return ['routing id', undefined, undefined];
    const command = /^command (\w+)/.exec(note)?.[1];
    if (command !== undefined) return [command, undefined, undefined];
    const [, part = '0', rest] = /^message part (\d+) \((more|last)/.exec(note) ?? []; // a subscription is one part
    return ['message', Number(part), rest === 'more' ? 1 : 0];
  },
  meant: ({ type, packets: [packet] }) => [
    type,
    fieldOf(packet, 'part'),
    type === 'message' ? fieldOf(packet, 'flags') : undefined,
  ],
});

test('READY has its properties', async () => {
  const { rows } = await decodeRecording('zeromq/native-client-req-rep');
  expect(rows[1]?.packets[0]?.summary).toBe('Socket-Type: REQ, Identity: ');
  expect(fieldOf(rows[0]?.packets[0], 'Socket-Type')).toBe('REP');
  expect(rows[3]?.packets[0]?.summary).toBe('1+ native 0');
});

describe('a message', () => {
  test('belongs, part by part, to the subscription to what it begins with', async () => {
    const { rows } = await decodeRecording('zeromq/pub-sub');
    const delivered = rows.filter(({ direction, type }) => direction === 'received' && type === 'message');
    const subscriptions = delivered.map(({ isMember, partner }) => [isMember, rows[partner]?.note.slice(0, 22)]);
    const isNews = delivered.map(({ note }, index) => /"news"/.test(`${delivered[index - 1]?.note}${note}`));
    expect(subscriptions).toEqual(isNews.map((is) => [true, is ? 'subscribe to "news" (m' : 'subscribe to "weather"']));
  });

  test.each(['push-pull', 'dealer-router', 'req-rep'])('of %s belongs to none', async (name) => {
    const { rows } = await decodeRecording(`zeromq/${name}`);
    expect(rows.filter(({ isMember }) => isMember)).toEqual([]);
  });

  test('belongs to a subscription by a command, until that is cancelled', () => {
    const codes = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0));
    const command = (name: string, topic: string) => [2, name.length, ...codes(name), ...codes(topic)];
    const message = (text: string) => [0, ...codes(text)];
    const messages: [direction: 'sent' | 'received', bytes: number[]][] = [
      ['sent', command('SUBSCRIBE', 'new')],
      ['received', message('news')],
      ['received', message('ne')],
      ['sent', command('SUBSCRIBE', '')],
      ['received', message('ne')],
      ['sent', command('CANCEL', '')],
      ['received', message('ne')],
      ['sent', message('news')],
    ];
    const stream = zeroMqDecoder.start({ url: '', subprotocol: 'ZWS2.0/NULL', api: 'WebSocket' });
    const pairing = new Pairing();
    const partners = messages.map(([direction, bytes], row) => {
      const [packet] = stream.decode({ direction, payload: { opcode: 'binary', data: Uint8Array.from(bytes).buffer } });
      return packet && pairing.meet(packet, row).partner;
    });
    expect(partners).toEqual([undefined, 0, undefined, undefined, 3, undefined, undefined, undefined]);
  });
});
