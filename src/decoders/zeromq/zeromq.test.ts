import { expect, test } from 'vitest';
import { decodeRecording, fieldOf } from '../../../test/decoding/decode-recording.ts';
import { describeRecordings } from '../../../test/decoding/describe-recordings.ts';

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
  cost: 4, // the parts of one message are counted
});

test('READY has its properties', async () => {
  const { rows } = await decodeRecording('zeromq/native-client-req-rep');
  expect(rows[1]?.packets[0]?.summary).toBe('Socket-Type: REQ, Identity: ');
  expect(fieldOf(rows[0]?.packets[0], 'Socket-Type')).toBe('REP');
  expect(rows[3]?.packets[0]?.summary).toBe('1+ native 0');
});
