import { describe, expect, test } from 'vitest';
import { decodeMessages, type Written } from '../../test/decoding/decode-messages.ts';

/** Of applications that have words in common with a protocol, and do not speak it. */
const OTHERS: Readonly<Record<string, readonly [decoder: string, ...messages: string[]]>> = {
  'methods with a point': ['json', '{"method":"Update.price","params":1}', '{"method":"Chat.send"}'],
  'words of NATS': ['raw', 'INFO {"a":1}', 'CONNECT {"user":1}', 'PUB is open', 'PING', 'MSG from bob'],
  'words of STOMP': ['raw', 'ACK\nok: yes', 'BEGIN\nhere', 'RECEIPT\ntotal: 5'],
  'words of Nostr': ['json', '["EVENT","x"]', '["OK"]', '["REQ","a","b"]', '["CLOSE","door"]', '["NEG-MSG"]'],
  'topics and events': ['json', '{"topic":"t","event":"e","payload":"p"}', '{"topic":"t","event":"e","ref":1}'],
  'numbered arrays': [
    'json',
    '[1,"x",{"a":1}]',
    '[2,"id","Say",{"a":1}]',
    '[16,1,{},"a"]',
    '[36,44,555]',
    '[8,1,{},"a"]',
  ],
  'items of data': ['json', '{"id":"a","type":"next","payload":{"page":2}}', '{"type":"data","payload":{"x":1}}'],
  'types and identifiers': [
    'json',
    '{"type":"device","identifier":"a1","value":3}',
    '{"command":"stop","identifier":"a1"}',
  ],
  'numbers called rid': ['json', '{"rid":5,"name":"x"}', '{"event":"#tag","rid":"x"}'],
  'texts that begin with b': ['raw', 'b64data', 'b4', 'bAQID', 'babe'],
};

test.each(Object.entries(OTHERS))(
  'what has %s, and is no protocol, stays what it is',
  async (_name, [decoder, ...messages]) => {
    const decoded = await decodeMessages({}, ...messages.map((data, index): Written => [index % 2 ? '>' : '<', data]));
    expect(decoded.decoder).toBe(decoder);
  },
);

describe('on a connection of SockJS, a text', () => {
  const lines = async (...messages: string[]) => {
    const url = 'ws://a.example/chat/123/abcdefgh/websocket';
    const decoded = await decodeMessages({ url }, ...messages.map((data): Written => ['<', data]));
    expect(decoded.decoder).toBe('sockjs');
    return decoded.lines.slice(1);
  };

  test.each(['MESSAGE\nre: hi', 'SEND\nto: all\n\nx', 'MESSAGE\nre: hi\n\n'])(
    'that begins like a frame of STOMP hides nothing: %j',
    async (text) => {
      const message = `a${JSON.stringify([text])}`;
      expect(await lines('o', message, 'a["one"]', message, 'a["two","three"]')).toEqual([
        ...['message', 'message', 'message', 'message + message'],
      ]);
    },
  );

  test('that is a whole frame of STOMP is none behind other texts', async () => {
    const frame = JSON.stringify('SEND\nto:all\n\nx\0');
    expect(await lines('o', 'a["one"]', `a[${frame}]`, 'a["SEND\\nto:all"]', 'a["two"]')).toEqual([
      ...['message', 'message', 'message', 'message'],
    ]);
  });

  test('that is no frame of STOMP is a message between those that are', async () => {
    const frame = JSON.stringify('SEND\nto:all\n\nx\0');
    expect(await lines('o', `a[${frame},"one",${frame}]`)).toEqual(['SEND + message + SEND']);
  });
});
