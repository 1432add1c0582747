import { describe, expect, test } from 'vitest';
import { decodeRecording, fieldOf, membersOf, pairsOf } from '../../../test/decoding/decode-recording.ts';
import { message, sessionOf } from '../../../test/decoding/decoded-session.ts';
import { describeRecordings } from '../../../test/decoding/describe-recordings.ts';
import type { FieldValue } from '../decoder.ts';
import { stompDecoder } from './stomp-decoder.ts';
import { stompEncoder } from './stomp-encoder.ts';

const encoder = new TextEncoder();

function sizeOf(body: FieldValue | undefined): number {
  if (body instanceof Uint8Array) return body.length;
  if (typeof body === 'string') return encoder.encode(body).length;
  return typeof body === 'object' && body !== null && 'json' in body ? encoder.encode(body.json).length : 0;
}

describeRecordings({
  decoder: 'stomp',
  systems: ['stomp'],
  why: ['subprotocol', /^v12\.stomp$/],
  // The bytes of its body were no UTF-8, and as the text that they became they are longer than its content-length.
  wrong: /^frame not complete/,
  told: ({ note }) => {
    if (note.startsWith('heart-beat')) return ['heart-beat', undefined, 0, true];
    const [, command, destination] = /^([A-Z]+)(?: (\/\S+))?/.exec(note) ?? [];
    return [command, destination, Number(/body (\d+) bytes/.exec(note)?.[1] ?? 0), false];
  },
  meant: ({ type, packets: [packet], isHeartbeat }) => [
    type,
    fieldOf(packet, 'headers', 'destination'),
    sizeOf(fieldOf(packet, 'body')),
    isHeartbeat,
  ],
});

describe('frames', () => {
  test('that want a receipt or an acknowledgement are paired with it', async () => {
    const pairs = pairsOf(await decodeRecording('stomp/queues-and-topics'));
    expect(pairs.slice(0, 5)).toEqual(['0 → 1', '4 → 6', '7 → 9', '13 → 14', '16 → 17']);
  });

  test('that acknowledge a message may want a receipt as well', async () => {
    const { meanings } = await sessionOf(
      message('sent', 'SUBSCRIBE\nid:s\ndestination:/q\nack:client\n\n\0'),
      message('received', 'MESSAGE\nsubscription:s\nack:a\n\n\0'),
      message('sent', 'ACK\nid:a\nreceipt:r\n\n\0', { at: 100 }),
      message('received', 'RECEIPT\nreceipt-id:r\n\n\0', { at: 107 }),
    );
    expect([4, 5, 6].map((row) => meanings.partnerOf(row))).toEqual([5, 4, 5]);
    expect(meanings.isOrphanAt(6)).toBe(false);
    expect(meanings.latencyAt(6)).toBe(7);
  });

  test.each(['MESSAGE\nsubscription:s\nmessage-id:m\n\n\0', 'MESSAGE\nmessage-id:m\n\n\0'])(
    'of version 1.1 and 1.0 acknowledge a message by its id: %j',
    async (frame) => {
      const { meanings } = await sessionOf(
        message('sent', 'SUBSCRIBE\nid:s\ndestination:/q\nack:client\n\n\0'),
        message('received', frame, { at: 100 }),
        message('sent', 'ACK\nsubscription:s\nmessage-id:m\n\n\0', { at: 107 }),
        message('sent', 'ACK\nsubscription:s\nmessage-id:other\n\n\0'),
      );
      expect(meanings.partnerOf(5)).toBe(4);
      expect(meanings.latencyAt(5)).toBe(7);
      expect(meanings.isOrphanAt(6)).toBe(false);
    },
  );

  test('of version 1.1 acknowledge the message of the subscription that they name', async () => {
    const { meanings } = await sessionOf(
      message('sent', 'SUBSCRIBE\nid:s\ndestination:/q\nack:client\n\n\0'),
      message('received', 'MESSAGE\nsubscription:s\nmessage-id:1\n\n\0'),
      message('received', 'MESSAGE\nsubscription:t\nmessage-id:1\n\n\0'),
      message('sent', 'ACK\nsubscription:s\nmessage-id:1\n\n\0'),
      message('sent', 'NACK\nsubscription:t\nmessage-id:1\n\n\0'),
      message('received', 'MESSAGE\nsubscription:t\nmessage-id:2\n\n\0'),
      message('sent', 'ACK\nmessage-id:2\n\n\0'),
    );
    expect([6, 7, 9].map((row) => meanings.partnerOf(row))).toEqual([4, 5, 8]);
  });

  test('have their headers without escapes, and JSON as JSON', async () => {
    const { rows } = await decodeRecording('stomp/queues-and-topics');
    const [sent] = rows[7]?.packets ?? [];
    expect(fieldOf(sent, 'headers', 'colon')).toBe('key:line\nbreak \\ back');
    expect(fieldOf(sent, 'body')).toEqual({ json: expect.stringMatching(/^\{"text":"żółw ✓/) });
  });

  test('in a binary message say where their body stands', async () => {
    const { rows } = await decodeRecording('stomp/queues-and-topics');
    const body = rows[10]?.packets[0]?.fields().find(({ name }) => name === 'body');
    expect(body?.bytes).toEqual({ start: 'SEND\ndestination:/topic/news\ncontent-length:5\n\n'.length, end: 52 });
  });

  test('may be cut into any messages, or joined in one', async () => {
    const { rows } = await decodeRecording('stomp/queues-and-topics');
    const texts = rows.flatMap(({ direction, message: { payload } }) =>
      direction === 'received' && payload.opcode === 'text' ? [payload.data] : [],
    );
    const whole = texts.join('');
    const typesOf = (parts: readonly string[]) => {
      const stream = stompDecoder.start({ url: '', subprotocol: '', api: 'WebSocket' });
      const decode = (data: string) => stream.decode({ direction: 'received', payload: { opcode: 'text', data } });
      return parts.flatMap(decode).map(({ type }) => type);
    };
    const expected = rows.filter(({ direction }) => direction === 'received').map(({ type }) => type);
    expect(typesOf([whole])).toEqual(expected);
    for (const size of [1, 2, 3, 7, 100]) {
      const parts = whole.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
      expect(typesOf(parts).filter((type) => type !== 'heart-beat')).toEqual(expected);
    }
  });

  test('without a subprotocol are recognised by their first', async () => {
    const { choice } = await decodeRecording('stomp/error', (event) =>
      event.type === 'open' ? { ...event, subprotocol: '' } : event,
    );
    expect(choice).toMatchObject({ decoder: 'stomp', why: { source: 'message', text: 'CONNECT' } });
  });
});

test('messages belong to the subscription that they name, what is sent to the transaction', async () => {
  const members = membersOf(await decodeRecording('stomp/queues-and-topics'));
  expect(members.slice(0, 4)).toEqual(['2 ⇒ 5', '2 ⇒ 8', '2 ⇒ 12', '18 ⇒ 19']);
});

test('headers of version 1.0 have no escapes', () => {
  const facts = { url: '', subprotocol: 'v10.stomp', api: 'WebSocket' } as const;
  const payload = { opcode: 'text', data: 'SEND\ndestination:/q\npath:C:\\new\n\n\0' } as const;
  const [packet] = stompDecoder.start(facts).decode({ direction: 'sent', payload });
  expect(fieldOf(packet, 'headers', 'path')).toBe('C:\\new');
  const encoded = stompEncoder.encode(
    stompEncoder.edit({ messages: [payload], packets: packet ? [packet] : [], direction: 'sent', facts }),
    { direction: 'sent', facts },
  );
  expect(encoded).toEqual([payload]);
});
