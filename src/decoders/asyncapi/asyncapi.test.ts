import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileValue } from '../../../test/arbitraries/hostile-values.ts';
import { decodeOrRaw } from '../decode-or-raw.ts';
import type { DecodeStream, Packet } from '../decoder.ts';
import { violationText } from '../violation.ts';
import { asyncApiDecoder } from './asyncapi-decoder.ts';
import { contractFor } from './fits-url.ts';
import { parseAsyncApi } from './parse-asyncapi.ts';

const read = (name: string) => readFileSync(new URL(`../../../test/asyncapi/${name}`, import.meta.url), 'utf8');

async function streamOf(text: string, url: string): Promise<DecodeStream> {
  const asyncapi = contractFor(await parseAsyncApi(text), url);
  if (!asyncapi) throw new Error('the document is not for this URL');
  return asyncApiDecoder.start({ url, subprotocol: '', api: 'WebSocket', asyncapi });
}

const market = await streamOf(read('market-2.6.yaml'), 'ws://127.0.0.1:1/v1/ticker');
const orders = await streamOf(read('market-2.6.yaml'), 'ws://127.0.0.1:1/v1/orders/1?token=a');
const chat = await streamOf(read('chat-3.0.yaml'), 'wss://chat.example/ws/rooms/1');
const lamp = await streamOf(read('lamp-2.0.json'), 'ws://a/lamp');
const lift = await streamOf(read('lift-3.0.json'), 'ws://lift.example/cabin');

type Way = 'sent' | 'received';
const packetsOf = (stream: DecodeStream, direction: Way, data: string): readonly Packet[] =>
  stream.decode({ direction, payload: { opcode: 'text', data } });

/** What a message is called, what is wrong with it, and whether it is in the document. */
function told(stream: DecodeStream, direction: Way, data: string) {
  const [packet, ...more] = packetsOf(stream, direction, data);
  expect(more).toEqual([]);
  const { isError, isUndocumented = false, type, violations = [] } = packet ?? { type: '' };
  expect(isError === true).toBe(violations.length > 0);
  return { type, isUndocumented, violations: violations.map(violationText) };
}

const TRADE = '{"event":"trade","symbol":"BTC-EUR","at":"2024-01-01T00:00:00Z","price":0.3,"size":1}';

describe('a message that is in the document is named after it, and checked', () => {
  test.each<[string, DecodeStream, Way, string, string, string[]]>([
    ['by a constant', market, 'received', TRADE, 'trade', []],
    [
      'in several places',
      market,
      'received',
      '{"event":"trade","symbol":"btc","at":"now","price":"1","side":"hold"}',
      'trade',
      [
        '$.symbol: expected a text like /^[A-Z]{3,5}-[A-Z]{3}$/, found "btc"',
        '$.at: expected the format date-time, found "now"',
        '$.size: expected a value, found nothing',
        '$.price: expected number, found "1"',
        '$.side: expected one of "buy", "sell", found "hold"',
      ],
    ],
    ['by another constant', market, 'received', '{"event":"subscribed","req":1}', 'subscribed', []],
    ['a text', market, 'received', '"ping"', 'ping', []],
    ['the page', market, 'sent', '{"op":"subscribe","req":1,"symbols":["BTC-EUR"]}', 'Subscribe', []],
    [
      'the page, wrongly',
      market,
      'sent',
      '{"op":"subscribe","req":"1","symbols":[]}',
      'Subscribe',
      ['$.req: expected integer, found "1"', '$.symbols: expected at least 1 item, found []'],
    ],
    [
      'the other way',
      market,
      'sent',
      TRADE,
      'trade',
      ['$: expected a message that the page has received, found one that it has sent'],
    ],
    [
      'the only one, and a choice that tells nothing',
      orders,
      'sent',
      '{"side":"hold","quantity":0,"x":1,"legs":[{"symbol":"BTC-EUR","hedge":{"symbol":"b"}}]}',
      'placeOrder',
      [
        '$.side: expected one of "buy", "sell", found "hold"',
        '$.quantity: expected at least 1, found 0',
        '$.x: expected no property of this name, found 1',
        '$.legs[0].hedge.symbol: expected a text like /^[A-Z]{3,5}-[A-Z]{3}$/, found "b"',
      ],
    ],
    ['the only one that fits', chat, 'received', '{"from":{"name":"Ada"},"body":{"text":"hi"}}', 'Said', []],
    ['as the page has it', lift, 'sent', '{"floor":3}', 'call', []],
    ['by a condition', lamp, 'received', '{"on":true}', 'state', ['$.colour: expected a value, found nothing']],
    ['with null', lamp, 'received', '{"on":true,"colour":null}', 'state', []],
    ['what is written twice counts the last time', lamp, 'sent', '{"on":1,"on":true}', 'switch', []],
    ['something else than an object', lamp, 'sent', '[1]', 'switch', ['$: expected object, found [1]']],
  ])('%s', (...[, stream, direction, data, type, violations]) => {
    expect(told(stream, direction, data)).toEqual({ type, violations, isUndocumented: false });
  });
});

describe('a message that is not in the document', () => {
  test.each<[string, DecodeStream, Way, string, string, string]>([
    [
      'is named as it would be without, and no error',
      market,
      'received',
      '{"event":"halt"}',
      'halt',
      'it is like no message of Market feed: here are received trade, quote, subscribed, ping',
    ],
    [
      'says what it is most like',
      chat,
      'sent',
      '{"type":"wave","body":{"text":1}}',
      'wave',
      'it is like no message of Chat rooms: here are sent Say, history; it is most like Say',
    ],
    [
      'in a direction that has none',
      orders,
      'received',
      '{"type":"x"}',
      'x',
      'it is like no message of Market feed: none is received here',
    ],
    [
      'that is no JSON',
      market,
      'received',
      'hello',
      'text',
      'it is no JSON, and Market feed has no message of another format that is received here',
    ],
  ])('%s', (...[, stream, direction, data, type, remark]) => {
    expect(told(stream, direction, data)).toEqual({ type, violations: [], isUndocumented: true });
    expect(packetsOf(stream, direction, data)[0]?.remarks).toEqual([remark]);
  });

  test('is a violation where the document claims to have all', async () => {
    const all = await streamOf(
      read('market-2.6.yaml').replace('id:', 'x-wirescope: {claimsAll: true}\nid:'),
      'ws://127.0.0.1:1/v1/ticker',
    );
    expect(told(all, 'received', '{"event":"halt"}')).toEqual({
      type: 'halt',
      violations: ['$: expected a message of Market feed, found one that is not in it'],
      isUndocumented: true,
    });
  });
});

describe('requests and replies', () => {
  test.each<[DecodeStream, Way, string, object]>([
    [chat, 'sent', '{"meta":{"id":7},"before":1}', { asks: { by: 'sent', id: '7' } }],
    [chat, 'received', '{"meta":{"id":"7"},"messages":[]}', { answers: { by: 'sent', id: '"7"' } }],
    // Version 2 does not say which of them reply.
    [
      market,
      'sent',
      '{"op":"subscribe","req":1,"symbols":["BTC-EUR"]}',
      { asks: { by: 'sent', id: '1' }, answers: { by: 'received', id: '1' }, isGuess: true },
    ],
    [market, 'received', '{"event":"subscribed","req":1}', { answers: { by: 'sent', id: '1' }, isGuess: true }],
    [market, 'sent', '{"op":"unsubscribe"}', {}],
    [chat, 'sent', '{"meta":{"id":{}},"before":1}', {}],
  ])('are paired by their correlation id', (stream, direction, data, expected) => {
    const [packet] = packetsOf(stream, direction, data);
    const { asks, answers, isGuess } = packet ?? {};
    expect(JSON.parse(JSON.stringify({ asks, answers, isGuess }))).toEqual(expected);
  });
});

describe('what is not checked', () => {
  test('a message of another format is decoded by the decoder of that, and named where there is one such message', () => {
    const data = Uint8Array.of(0x81, 0xa1, 0x61, 0x01).buffer;
    const [packet] = chat.decode({ direction: 'received', payload: { opcode: 'binary', data } });
    expect(packet).toMatchObject({
      type: 'snapshot',
      isError: false,
      remarks: ['it is named, and not checked: the document has it as application/msgpack'],
    });
    expect(packet?.fields().map(({ name, value }) => [name, value])).toEqual([['a', 1]]);
  });

  test('only the beginning of a message, and a message that is too long', () => {
    const part = { opcode: 'text', data: TRADE.slice(0, 40), fullSize: 1_000 } as const;
    expect(market.decode({ direction: 'received', payload: part })).toMatchObject([
      { type: 'trade', remarks: ['it is not checked: only its beginning is here'] },
    ]);
    const [long] = packetsOf(market, 'received', `{"event":"trade","x":"${'x'.repeat(1024 * 1024)}"}`);
    expect(long?.remarks).toEqual(['it is not checked: it is longer than 1048576 characters']);
  });

  test('a message that is too deep for one schema, and not for another: it is that', async () => {
    const messages = {
      deep: { payload: { type: 'object', properties: { l: { $ref: '#/channels/c/messages/deep/payload' } } } },
      flat: { payload: { type: 'object', required: ['op'] } },
    };
    const document = {
      asyncapi: '3.0.0',
      info: { title: 'A' },
      channels: { c: { address: '/c', messages } },
    };
    const stream = await streamOf(JSON.stringify(document), 'ws://a/c');
    const nested = `${'{"op":1,"l":'.repeat(250)}1${'}'.repeat(250)}`;
    expect(packetsOf(stream, 'sent', nested)).toMatchObject([{ type: 'flat', violations: [] }]);
  });

  test('thousands of messages with many parts that could tell them', async () => {
    const parts = Array.from({ length: 24 }, (_, part) => [`p${part}`, { enum: ['same', 'other'] }]);
    const document = {
      asyncapi: '3.0.0',
      info: { title: 'A' },
      x: { properties: Object.fromEntries(parts) },
      channels: {
        c: {
          address: '/c',
          messages: Object.fromEntries(
            Array.from({ length: 5_000 }, (_, index) => [`m${index}`, { payload: { $ref: '#/x' } }]),
          ),
        },
      },
    };
    const stream = await streamOf(JSON.stringify(document), 'ws://a/c');
    expect(packetsOf(stream, 'sent', '{"p0":"none"}')).toMatchObject([{ isUndocumented: true }]);
  });

  test('a message whose check takes too long', async () => {
    const expression = {
      oneOf: ['and', 'or'].map((op) => ({ properties: { l: { $ref: '#/x' }, op: { const: op } } })),
    };
    const document = {
      asyncapi: '3.0.0',
      info: { title: 'A' },
      x: { $ref: '#/y' },
      y: expression,
      channels: { c: { address: '/c', messages: { m: { payload: { $ref: '#/x' } } } } },
    };
    const stream = await streamOf(JSON.stringify(document), 'ws://a/c');
    const [packet] = packetsOf(stream, 'sent', `${'{"op":"or","l":'.repeat(60)}1${'}'.repeat(60)}`);
    expect(packet).toMatchObject({
      type: 'm',
      isError: false,
      remarks: ['it is not checked: the check takes too many steps'],
    });
  });
});

const streams = fc.constantFrom(market, orders, chat, lamp, lift);
const directions = fc.constantFrom<Way>('sent', 'received');

test('nothing that a page says raises, in either direction', () => {
  fc.assert(
    fc.property(
      streams,
      directions,
      fc.oneof(fc.json(), fc.string(), fc.constantFrom(TRADE).chain(cut)),
      (stream, direction, data) => {
        const decoded = decodeOrRaw('asyncapi', stream, { direction, payload: { opcode: 'text', data } });
        expect(decoded.kind).toBe('packets');
        if (decoded.kind === 'packets') for (const { fields } of decoded.packets) expect(fields()).toHaveLength(1);
      },
    ),
    { numRuns: 2_000 },
  );
});

const cut = (text: string) => fc.nat(text.length).map((at) => text.slice(0, at));

test('any document is read, or refused with a reason', async () => {
  const documents = fc.record({
    asyncapi: fc.constantFrom('2.6.0', '3.0.0'),
    info: fc.constant({ title: 'A' }),
    servers: hostileValue(),
    channels: fc.oneof(
      hostileValue(),
      fc.dictionary(fc.string(), fc.record({ publish: hostileValue(), messages: hostileValue() })),
    ),
    operations: hostileValue(),
  });
  await fc.assert(
    fc.asyncProperty(documents, async (document) => {
      try {
        await parseAsyncApi(plainText(document));
      } catch (error) {
        expect(error).toMatchObject({ name: 'SchemaFormatError' });
      }
    }),
    { numRuns: 500 },
  );
});

/** What JSON has no words for is left out. */
const plainText = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
