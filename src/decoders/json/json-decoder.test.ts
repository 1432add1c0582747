import { describe, expect, test } from 'vitest';
import type { Payload } from '../../protocol/payload.ts';
import type { Packet } from '../decoder.ts';
import { detectJson } from './detect-json.ts';
import { jsonDecoder } from './json-decoder.ts';

const facts = { url: 'ws://a.example/', subprotocol: '', api: 'WebSocket' } as const;
const text = (data: string, fullSize?: number): Payload => ({
  opcode: 'text',
  data,
  ...(fullSize === undefined ? {} : { fullSize }),
});
const decode = (payload: Payload, direction: 'sent' | 'received' = 'sent') =>
  jsonDecoder.start(facts).decode({ direction, payload });
const only = (data: string, direction: 'sent' | 'received' = 'sent'): Packet => {
  const packets = decode(text(data), direction);
  expect(packets).toHaveLength(1);
  return packets[0] as Packet;
};

describe('the type', () => {
  test.each([
    ['{"type":"chat","name":"Ann"}', 'chat'],
    ['{"name":"Ann","event":"join"}', 'join'],
    ['{"jsonrpc":"2.0","method":"add","params":{"type":"x"}}', 'add'],
    ['{"t":"MESSAGE_CREATE","op":0,"d":{}}', 'MESSAGE_CREATE'],
    ['{"t":null,"op":10,"d":{}}', 'op 10'],
    ['{"type":"new message"}', 'new message'],
    ['{"type":"This is a sentence that nobody would call a name.","cmd":"say"}', 'say'],
    ['{"type":"a\\"b","kind":"k"}', 'k'],
    ['{"type":{"a":1},"action":"go"}', 'go'],
    ['{"id":1,"result":5}', 'result'],
    ['{"id":1,"error":{"code":5}}', 'error'],
    ['{"a":1}', 'JSON'],
    ['{}', 'JSON'],
    ['[]', 'JSON'],
    ['["chat",{"type":"x"}]', 'chat'],
    ['["two words"]', 'JSON'],
    ['[1,"chat"]', 'JSON'],
    ['[{"a":1},{"a":2}]', 'JSON'],
    ['"chat"', 'text'],
    ['42', 'text'],
    ['hello', 'text'],
    ['', 'empty'],
  ])('of %s is %s', (data, type) => {
    expect(only(data).type).toBe(type);
  });

  test('of a binary message is binary', () => {
    expect(decode({ opcode: 'binary', data: new Uint8Array([123, 125]).buffer })[0]?.type).toBe('binary');
  });

  test('of a named event of an EventSource is its name', () => {
    const stream = jsonDecoder.start({ ...facts, api: 'EventSource' });
    expect(stream.decode({ direction: 'received', payload: text('{"type":"a"}'), channel: 'tick' })).toMatchObject([
      { type: 'tick' },
    ]);
  });
});

describe('several in one message', () => {
  test('an array of named objects is a packet for each', () => {
    const packets = decode(text('[{"jsonrpc":"2.0","method":"a","id":1},{"jsonrpc":"2.0","method":"b","id":2}]'));
    expect(packets).toMatchObject([
      { type: 'a', asks: { by: 'sent', id: '1' } },
      { type: 'b', asks: { by: 'sent', id: '2' } },
    ]);
    expect(packets[1]?.fields()).toEqual([{ name: '', value: { json: '{"jsonrpc":"2.0","method":"b","id":2}' } }]);
  });

  test('documents that are joined by newlines are a packet each', () => {
    expect(decode(text('{"type":"a"}\n{"type":"b","n":1}\n'))).toMatchObject([
      { type: 'a', summary: '{"type":"a"}' },
      { type: 'b', summary: '{"type":"b","n":1}' },
    ]);
  });
});

describe('heartbeats and errors', () => {
  test.each([
    ['{"type":"ping"}', { isHeartbeat: true, isError: false }],
    ['{"op":"HEARTBEAT"}', { isHeartbeat: true, isError: false }],
    ['["pong"]', { isHeartbeat: true, isError: false }],
    ['ping', { isHeartbeat: true }],
    ['{"type":"error"}', { isHeartbeat: false, isError: true }],
    ['{"type":"reply","error":"no"}', { isHeartbeat: false, isError: true }],
    ['{"type":"reply","error":null,"errors":[]}', { isHeartbeat: false, isError: false }],
  ])('%s', (data, marks) => {
    expect(only(data)).toMatchObject(marks);
  });
});

describe('pairing keys', () => {
  const sent = (id: string) => ({ by: 'sent', id });
  const received = (id: string) => ({ by: 'received', id });
  test.each([
    ['sent', '{"id":1,"method":"x"}', { asks: sent('1') }],
    ['received', '{"id":1,"method":"x"}', { asks: received('1') }],
    ['received', '{"id":1,"result":null}', { answers: sent('1') }],
    ['received', '{"id":"1","error":{}}', { answers: sent('"1"') }],
    ['sent', '{"type":"get","requestId":7}', { asks: sent('7'), answers: received('7') }],
    ['received', '{"type":"got","requestId":7}', { answers: sent('7') }],
    ['sent', '{"type":"ack","replyTo":"q","id":"r"}', { asks: sent('"r"'), answers: received('"q"') }],
    ['received', '{"id":null,"error":{"code":-32700}}', {}],
    ['sent', '{"id":{"a":1},"type":"x"}', {}],
  ] as const)('%s %s', (direction, data, keys) => {
    const { asks, answers } = only(data, direction);
    expect({ ...(asks && { asks }), ...(answers && { answers }) }).toEqual(keys);
  });
});

describe('what is wrong, huge or deep', () => {
  test.each(['{', '{"type":"a"', '{"type":"a"}}', '{"type":"a"} x', '[1,2', "{'type':1}", '{"type":"a"}\n{"type":'])(
    '%s is refused',
    (data) => {
      expect(() => decode(text(data))).toThrow('not well-formed JSON');
    },
  );

  test('nesting that no stack could take is read', () => {
    expect(only(`{"type":"deep","a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`).type).toBe('deep');
    expect(() => decode(text('['.repeat(100_000)))).toThrow('not well-formed JSON');
  });

  test('of a huge text only the beginning is looked at', () => {
    const huge = `{"type":"big","data":"${'x'.repeat(5_000_000)}"}`;
    expect(only(huge).type).toBe('big');
    expect(only(`{"data":"${'x'.repeat(5_000_000)}","type":"late"}`).type).toBe('JSON');
  });

  test('what was too big to travel is named by its beginning', () => {
    expect(decode(text('{"type":"big","data":"xxx', 5_000_000))).toMatchObject([{ type: 'big' }]);
  });

  test('a hundred thousand documents in one message take no long time', () => {
    expect(decode(text('{}\n'.repeat(100_000)))).toHaveLength(256);
  });
});

describe('detection', () => {
  const score = (data: string) => detectJson(facts, { direction: 'sent', payload: text(data) })?.score ?? 0;
  test.each(['{"a":1}', '{}', '[]', '[{}]', ' [ "a" ]', '[1]', '[-1]', '[null]'])('takes %s', (data) => {
    expect(score(data)).toBe(0.2);
  });
  test.each(['', 'hello', '42', '"a"', '[info] started', '{{x}}', '{a}'])('leaves %j', (data) => {
    expect(score(data)).toBe(0);
  });
});
