import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SchemaRun } from '../json-schema/schema-run.ts';
import { violationText } from '../violation.ts';
import type { Channel } from './asyncapi-document.ts';
import { contractFor } from './fits-url.ts';
import { parseAsyncApi } from './parse-asyncapi.ts';

const read = (name: string) =>
  parseAsyncApi(readFileSync(new URL(`../../../test/asyncapi/${name}`, import.meta.url), 'utf8'));
const names = ({ name, messages }: Channel) => ({
  name,
  sent: messages.sent.map(({ message }) => message.name),
  received: messages.received.map(({ message }) => message.name),
});
const json = (document: object) =>
  JSON.stringify({ asyncapi: '3.0.0', info: { title: 'A', version: '1' }, ...document });

describe('documents of AsyncAPI', () => {
  test('in version 2 and YAML: what is published is sent by the page, names come from name, title and key', async () => {
    const { asyncapi, channels, notes, servers, title, version } = await read('market-2.6.yaml');
    expect([title, version, asyncapi, notes]).toEqual(['Market feed', '1.4.0', '2.6.0', []]);
    expect(servers.map(({ url }) => url)).toEqual([
      'wss://{region}.market.example:{port}/v1',
      'ws://127.0.0.1:{port}/v1',
      'kafka://kafka.market.example:9092',
    ]);
    expect(channels.map(names)).toEqual([
      {
        name: '/ticker',
        sent: ['Subscribe', 'Unsubscribe'],
        received: ['trade', 'quote', 'subscribed', 'ping'],
      },
      { name: '/orders/{account}', sent: ['placeOrder'], received: [] },
    ]);
  });

  test('in version 2 and JSON: a message without a name is called as its operation', async () => {
    const { channels, claimsAll } = await read('lamp-2.0.json');
    expect(channels.map(names)).toEqual([{ name: 'lamp', sent: ['switch'], received: ['state'] }]);
    expect(claimsAll).toBe(true);
  });

  test('in version 3 and YAML: what the server receives is sent by the page, and replies go the other way', async () => {
    const { channels, formats, notes } = await read('chat-3.0.yaml');
    expect(channels.map(names)).toEqual([
      { name: 'room', sent: ['Say', 'history'], received: ['Said', 'snapshot', 'historyReply'] },
    ]);
    const [room] = channels;
    expect(room?.messages.sent.map(({ asks }) => asks)).toEqual([false, true]);
    expect(room?.messages.received.map(({ answers }) => answers)).toEqual([false, false, true]);
    expect([[...formats.keys()], notes]).toEqual([['msgpack'], []]);
  });

  test('in version 3 and JSON, as the page has it', async () => {
    const { channels } = await read('lift-3.0.json');
    expect(channels.map(names)).toEqual([{ name: 'cabin', sent: ['call'], received: ['arrived'] }]);
  });
});

describe('which connections a document is for', () => {
  test.each<[string, string, string[] | null]>([
    ['market-2.6.yaml', 'wss://eu.market.example/v1/ticker', ['/ticker']],
    ['market-2.6.yaml', 'wss://eu.market.example:8443/v1/ticker/', ['/ticker']],
    ['market-2.6.yaml', 'ws://127.0.0.1:4711/v1/ticker?x=1', ['/ticker']],
    ['market-2.6.yaml', 'wss://eu.market.example/v1/orders/ada?token=t', ['/orders/{account}']],
    ['market-2.6.yaml', 'wss://eu.market.example/v1/orders/ada?token=t&mode=paper', ['/orders/{account}']],
    ['market-2.6.yaml', 'wss://eu.market.example/v1/orders/ada?token=t&mode=test', null],
    ['market-2.6.yaml', 'wss://eu.market.example/v1/orders/ada', null],
    ['market-2.6.yaml', 'wss://eu.market.example/v1/orders/a/b?token=t', null],
    ['market-2.6.yaml', 'wss://market.example/v1/ticker', null],
    ['market-2.6.yaml', 'wss://evil.example/eu.market.example:443/v1/ticker', null],
    ['market-2.6.yaml', 'https://eu.market.example/v1/ticker', null],
    ['market-2.6.yaml', 'wss://kafka.market.example:9092/ticker', null],
    // Only the path of the server: any of its channels may be meant.
    ['market-2.6.yaml', 'ws://127.0.0.1:4711/v1', ['/ticker']],
    ['market-2.6.yaml', 'ws://127.0.0.1:4711/v1?token=t', ['/ticker', '/orders/{account}']],
    ['chat-3.0.yaml', 'wss://chat.example/ws/rooms/caf%C3%A9', ['room']],
    ['chat-3.0.yaml', 'wss://chat.example:443/ws/rooms/1', ['room']],
    ['chat-3.0.yaml', 'wss://chat.example:444/ws/rooms/1', null],
    ['chat-3.0.yaml', 'wss://chat.example/rooms/1', null],
    // Without servers, the address is all that there is.
    ['lamp-2.0.json', 'ws://anywhere/lamp', ['lamp']],
    ['lamp-2.0.json', 'ws://anywhere/lamps', null],
    ['lamp-2.0.json', 'no url', null],
  ])('%s: %s', async (file, url, channels) => {
    expect(contractFor(await read(file), url)?.channels.map(({ name }) => name) ?? null).toEqual(channels);
  });
});

/** Alias after alias: a billion values, were each to be written out. */
const bomb = `asyncapi: 3.0.0
info: {title: A, version: '1'}
x: &a0 {type: string}
${Array.from({ length: 30 }, (_, at) => `x${at}: &a${at + 1} {allOf: [*a${at}, *a${at}, *a${at}]}`).join('\n')}
channels:
  c:
    address: /c
    messages: {m: {payload: *a30}}
`;
const inSchema = (payload: unknown, more: object = {}) =>
  json({ channels: { c: { address: '/c', messages: { m: { payload } } } }, ...more });

describe('documents that are not as they should be', () => {
  test.each<[string, string, string | RegExp]>([
    ['nothing', '', /^the document is not YAML: /],
    ['a text', 'hello', '/asyncapi must be 2.0 to 2.6, or 3.0: this is no document of AsyncAPI'],
    ['JSON that is cut off', '{"asyncapi"', /^the document is not JSON: /],
    ['YAML that is none', 'a: [', /^the document is not YAML: /],
    ['another version', '{"asyncapi":"1.2.0","info":{"title":"A"}}', '/asyncapi must be 2.0.0 to 2.6.0, or 3.0.0'],
    ['no title', '{"asyncapi":"3.0.0","info":{}}', '/info/title must be a text of 1 to 1000 characters'],
    ['no info', '{"asyncapi":"3.0.0"}', '/info must be an object'],
    ['OpenAPI', '{"openapi":"3.0.0"}', /this is no document of AsyncAPI$/],
    ['channels that are a list', json({ channels: [] }), '/channels must be an object'],
    [
      'an unknown action',
      json({ operations: { o: { action: 'shout' } } }),
      '/operations/o/action must be send or receive',
    ],
    ['a view of nobody', json({ 'x-wirescope': { view: 'god' } }), '/x-wirescope/view must be server or client'],
    [
      'a reference to elsewhere',
      inSchema({ $ref: 'https://example.com/s.json#/a' }),
      '/channels/c/messages/m/payload/$ref refers to another document (https://example.com/s.json#/a), which is not loaded',
    ],
    ['a reference to a file', inSchema({ $ref: './s.yaml' }), /refers to another document \(.\/s.yaml\)/],
    [
      'a reference to nothing',
      inSchema({ $ref: '#/a/b' }),
      '/channels/c/messages/m/payload/$ref refers to #/a/b, and nothing is there',
    ],
    ['a reference to a name of Object', inSchema({ $ref: '#/constructor' }), /and nothing is there$/],
    [
      'a reference to itself',
      inSchema({ $ref: '#/x' }, { x: { $ref: '#/x' } }),
      '/channels/c/messages/m/payload/$ref refers to itself',
    ],
    [
      'two references to each other',
      inSchema({ $ref: '#/x' }, { x: { $ref: '#/y' }, y: { $ref: '#/x' } }),
      /refers to itself$/,
    ],
    ['a deep document', `a: ${'['.repeat(100_000)}`, /^the document is not YAML: nesting exceeded/],
    ['deep JSON', inSchema(deep(300)), /is more than 200 schemas deep$/],
    ['too many tags', `a: ${'!!a '.repeat(100_000)}`, /^the document is not YAML: /],
    ['a long document', ' '.repeat(1024 * 1024 + 1), 'the document is longer than 1048576 characters'],
    [
      'a value of aliases',
      inSchema({ const: 1 }).replace('"const":1', `"const":${JSON.stringify(wide())}`),
      /is too large to be compared with$/,
    ],
  ])('%s', async (_, text, message) => {
    await expect(parseAsyncApi(text)).rejects.toThrow(message);
  });

  test('aliases of aliases of aliases are one schema each', async () => {
    const { channels } = await parseAsyncApi(bomb);
    expect(channels).toHaveLength(1);
  });

  test.each([
    [
      'aliases, in version 2',
      `asyncapi: 2.6.0
info: {title: A}
channels:
  x: &x {publish: {message: {oneOf: [${'{name: a}, '.repeat(1_000)}{name: b}]}}}
${Array.from({ length: 1_000 }, (_, index) => `  c${index}: *x`).join('\n')}`,
    ],
    [
      'operations of one channel, in version 3',
      json({
        channels: { x: { messages: Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [index, {}])) } },
        operations: Object.fromEntries(
          Array.from({ length: 1_000 }, (_, index) => [
            index,
            { action: 'send', channel: { $ref: '#/channels/x' }, reply: {} },
          ]),
        ),
      }),
    ],
  ])('a short document that has very many messages by %s is refused', async (_, text) => {
    await expect(parseAsyncApi(text)).rejects.toThrow('is one of more than 50000 uses of messages');
  });

  test('what is not understood is told, and checks nothing', async () => {
    const { notes } = await parseAsyncApi(
      inSchema({
        type: 'int',
        required: true,
        minimum: 'one',
        pattern: '(?=a)b',
        patternProperties: { '(a)\\1': {} },
        properties: { a: 1 },
        dependentRequired: {},
        allOf: {},
      }),
    );
    const at = '/channels/c/messages/m/payload';
    expect(notes).toEqual([
      `${at}/dependentRequired is of another draft`,
      `${at}/type is none of null, boolean, number, integer, string, array, object`,
      `${at}/minimum is no number`,
      `${at}/pattern cannot be run in linear time`,
      `${at}/required is no list`,
      `${at}/properties/a is no schema`,
      `${at}/patternProperties/(a)\\1 cannot be run in linear time`,
      `${at}/allOf is no list`,
    ]);
  });

  test.each([
    ['draft-07', [`/dependentRequired is of another draft`]],
    ['draft-2020-12', []],
    ['draft-2019-09', []],
    ['draft-04', [` is read as JSON Schema draft 7`, `/dependentRequired is of another draft`]],
  ])('a schema of the format %s', async (version, told) => {
    const schemaFormat = `application/schema+json;version=${version}`;
    const { notes } = await parseAsyncApi(inSchema({ schemaFormat, schema: { dependentRequired: { a: ['b'] } } }));
    expect(notes).toEqual(told.map((note) => `/channels/c/messages/m/payload/schema${note}`));
  });

  test('schemas of other formats are left alone, and told', async () => {
    const avro = { schemaFormat: 'application/vnd.apache.avro;version=1.9.0', schema: { type: 'record' } };
    const { notes } = await parseAsyncApi(inSchema(avro));
    expect(notes).toEqual([
      '/channels/c/messages/m/payload/schema is a schema of the format application/vnd.apache.avro;version=1.9.0, which is not read',
    ]);
  });
});

describe('references of schemas', () => {
  const newest = { schemaFormat: 'application/schema+json;version=draft-2020-12' };
  /** What the payload of the only message has against a value, and the notes of the document. */
  const against = async (text: string, value: unknown) => {
    const { channels, notes } = await parseAsyncApi(text);
    const [candidate] = channels.flatMap(({ messages }) => [...messages.sent, ...messages.received]);
    const schema = candidate?.message.schema;
    const found = schema ? new SchemaRun(1_000).attempt(schema, value, null).map(violationText) : ['no schema'];
    return [...found, ...notes];
  };
  const chain = { a: { $ref: '#/b', maximum: 5 }, b: { type: 'integer' } };
  const tooMuch = '$: expected at most 5, found 6';
  const version2 = (message: object) =>
    JSON.stringify({ asyncapi: '2.6.0', info: { title: 'A' }, channels: { c: { publish: { message } } }, ...chain });

  test('count together with what stands beside each of them, in drafts that have it so', async () => {
    const schema = { $ref: '#/a' };
    expect(await against(inSchema({ ...newest, schema }, chain), 6)).toEqual([tooMuch]);
    expect(await against(inSchema({ ...newest, schema }, chain), 'x')).toEqual(['$: expected integer, found "x"']);
    expect(await against(inSchema({ ...newest, schema }, chain), 5)).toEqual([]);
    expect(await against(version2({ ...newest, payload: schema }), 6)).toEqual([tooMuch]);
    expect(await against(inSchema(schema, chain), 6)).toEqual([]);
    expect(await against(inSchema(schema, chain), 'x')).toEqual(['$: expected integer, found "x"']);
  });

  test.each<[string, object]>([
    ['an anchor', { $anchor: 'count' }],
    ['a dynamic anchor', { $dynamicAnchor: 'count' }],
    ['an id of draft 7', { $id: '#count' }],
  ])('may name %s', async (_, name) => {
    const text = inSchema({ properties: { n: { $ref: '#count' } } }, { x: { ...name, type: 'integer' } });
    expect(await against(text, { n: 'x' })).toEqual(['$.n: expected integer, found "x"']);
    expect(await against(inSchema({ $ref: '#count' }, { x: { ...name, type: 'integer' } }), 5)).toEqual([]);
  });

  test.each<[string, object]>([
    ['nothing', {}],
    ['two places', { x: { $anchor: 'count' }, y: { $anchor: 'count' } }],
  ])('that name an anchor of %s are told, and check nothing', async (_, more) => {
    const at = '/channels/c/messages/m/payload';
    const told = 'refers to an anchor that no one place of the document has';
    expect(await against(inSchema({ $ref: '#count' }, more), 5)).toEqual([`${at}/$ref ${told}`]);
    expect(await against(inSchema({ items: { $ref: '#count' } }, more), [5])).toEqual([`${at}/items/$ref ${told}`]);
    expect(await against(inSchema({ $ref: '#/z' }, { ...more, z: { $ref: '#count' } }), 5)).toEqual([
      `/z/$ref ${told}`,
    ]);
  });
});

function deep(levels: number): object {
  let schema: object = {};
  for (let level = 0; level < levels; level++) schema = { not: schema };
  return schema;
}

const wide = () => Array.from({ length: 20_000 }, (_, at) => at);
