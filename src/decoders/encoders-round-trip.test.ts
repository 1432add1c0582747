import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeOrRaw } from './decode-or-raw.ts';
import type { DecoderId } from './decoder.ts';
import { encodeText } from './encoder.ts';
import { ENCODERS } from './encoders.ts';
import { floatForm } from './form/float-form.ts';
import {
  compactForm,
  type FormValue,
  integerForm,
  layOutForm,
  listForm,
  nothing,
  objectForm,
  textForm,
  wordForm,
} from './form/form-value.ts';
import { readForm } from './form/read-form.ts';
import { hexForm, ownObject, specialForm, textOrHex } from './form/special-form.ts';
import { REGISTRY } from './registry.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map(textForm);
const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const bytes = fc.uint8Array({ maxLength: 40 });
const hex = bytes.map(hexForm);
const json: fc.Arbitrary<FormValue> = fc.json({ maxDepth: 3 }).map((source) => readForm(source));
const jsonObject = fc.dictionary(name, fc.jsonValue({ maxDepth: 2 })).map((value) => readForm(JSON.stringify(value)));
const byte = fc.integer({ min: 0, max: 0xff }).map(integerForm);
const short = fc.integer({ min: 0, max: 0xffff }).map(integerForm);
const word = fc.boolean().map(wordForm);
const float32 = fc.float({ noNaN: false }).map((value) => floatForm(value, 32));
const float64 = fc.double().map((value) => floatForm(value, 64));
const halves = [0, -0, 1, -2, 0.5, 65504, 2 ** -24, 2 ** -14, Number.NaN, Number.POSITIVE_INFINITY];
const float16 = fc.constantFrom(...halves).map((value) => floatForm(value, 16));
const optional = (form: fc.Arbitrary<FormValue>) => fc.option(form, { nil: undefined });

/** An object with these members, those that are undefined left out. */
const record = (members: Readonly<Record<string, fc.Arbitrary<FormValue | undefined>>>): fc.Arbitrary<FormValue> =>
  fc
    .tuple(...Object.values(members))
    .map((values) => objectForm(...Object.keys(members).map((key, index) => [key, values[index]] as const)));

const objectOf = (value: fc.Arbitrary<FormValue>) =>
  fc
    .uniqueArray(fc.tuple(fc.oneof(name, fc.constant('$hex')), value), { selector: ([key]) => key, maxLength: 5 })
    .map((pairs) => ownObject(pairs.map(([key, member]) => ({ key: JSON.stringify(key), name: key, value: member }))));

/** Values with what JSON has no words for. */
const anyValue = (...leaves: readonly fc.Arbitrary<FormValue>[]) =>
  fc.letrec<{ value: FormValue }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.oneof(text, hex, word, fc.constant(nothing), ...leaves),
      fc.array(tie('value'), { maxLength: 5 }).map(listForm),
      objectOf(tie('value')),
    ),
  })).value;

const uint64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n }).map(integerForm);
const extension = fc
  .tuple(fc.integer({ min: -128, max: 127 }), bytes)
  .map(([type, data]) => specialForm('$ext', listForm([integerForm(type), hexForm(data)])));
const packed = anyValue(uint64, fc.integer().map(integerForm), float32, float64, extension);
const wide = fc.bigInt({ min: -(2n ** 64n), max: 2n ** 64n - 1n }).map(integerForm);
const cbor = anyValue(wide, fc.integer().map(integerForm), float16, float32, float64);
const tagged = fc
  .tuple(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), cbor)
  .map(([tag, value]) => specialForm('$tag', listForm([integerForm(tag), value])));
const endless = fc
  .oneof(fc.array(cbor, { maxLength: 4 }).map(listForm), objectOf(cbor))
  .map((form) => specialForm('$indefinite', form));
const pairs = (key: fc.Arbitrary<FormValue>, value: fc.Arbitrary<FormValue>) =>
  fc
    .array(fc.tuple(key, value), { minLength: 1, maxLength: 4 })
    .map((all) => specialForm('$map', listForm(all.map(listForm))));
const simple = fc.constantFrom(0, 19, 23, 32, 255).map((value) => specialForm('$simple', integerForm(value)));

const socketArguments = fc.array(anyValue(fc.integer().map(integerForm)), { maxLength: 4 }).map(listForm);
const namespace = optional(fc.stringMatching(/^\/[a-z]{1,8}(\?[a-z=]{1,8})?$/).map(textForm));
const count = fc.nat().map(integerForm);
const headers = fc
  .dictionary(
    name.filter((key) => key !== 'content-length'),
    fc.string({ maxLength: 20 }),
    { maxKeys: 4 },
  )
  .map((all) => objectForm(...Object.entries(all).map(([key, value]) => [key, textForm(value)] as const)));
const textBody = fc
  .string({ unit: 'grapheme', minLength: 1 })
  .filter((body) => !body.includes('\0'))
  .map(textForm);
const properties = record({
  'Payload Format Indicator': optional(byte),
  'Message Expiry Interval': optional(count),
  'Content Type': optional(text),
  'Correlation Data': optional(hex),
  'Subscription Identifier': optional(fc.integer({ min: 0, max: 0x0fffffff }).map(integerForm)),
  'User Property': optional(record({ name: text, value: text })),
});
const payload = bytes.map(textOrHex);
const level = fc.integer({ min: 1, max: 2 }).map(integerForm);
const publish = record({
  packet: fc.constant(textForm('PUBLISH')),
  duplicate: fc.constantFrom(undefined, wordForm(true)),
  retain: fc.constantFrom(undefined, wordForm(true)),
  QoS: level,
  topic: text,
  'packet id': short,
  payload,
});
const subscribe = record({
  packet: fc.constant(textForm('SUBSCRIBE')),
  'packet id': short,
  topics: fc.array(record({ topic: text, options: byte })).map(listForm),
});
const acknowledge = record({ packet: fc.constant(textForm('PUBACK')), 'packet id': short, reason: byte, properties });

type Case = readonly [what: string, id: DecoderId, forms: fc.Arbitrary<FormValue>, url?: string];
const CASES: readonly Case[] = [
  ['any JSON', 'json', fc.oneof(jsonObject, fc.array(json).map(listForm))],
  [
    'a call',
    'jsonrpc',
    record({ jsonrpc: fc.constant(textForm('2.0')), id: count, method: text, params: optional(jsonObject) }),
  ],
  ['an operation', 'graphql', record({ id: text, type: fc.constant(textForm('subscribe')), payload: jsonObject })],
  ['a packet', 'engineio', record({ packet: fc.constant(textForm('message')), data: fc.oneof(text, hex) })],
  ['an event', 'socketio', record({ event: text, data: socketArguments, id: optional(count), namespace })],
  ['an event of Engine.IO 3', 'socketio', record({ event: text, data: socketArguments }), 'ws://a.example/?EIO=3'],
  ['an answer', 'socketio', record({ ack: count, data: socketArguments, namespace })],
  [
    'a push',
    'phoenix',
    record({
      join_ref: fc.oneof(text, fc.constant(nothing)),
      ref: text,
      topic: text,
      event: text,
      payload: jsonObject,
    }),
  ],
  [
    'a binary push',
    'phoenix',
    record({ kind: fc.constant(textForm('push')), join_ref: text, ref: text, topic: text, event: text, payload: hex }),
  ],
  [
    'a call in JSON',
    'signalr',
    record({ type: fc.constant(integerForm(1)), target: text, arguments: fc.array(json).map(listForm) }),
  ],
  [
    'a call in MessagePack',
    'signalr',
    record({
      message: fc.constant(textForm('Invocation')),
      headers: fc.constant(objectForm()),
      invocationId: text,
      target: text,
      arguments: fc.array(packed, { maxLength: 3 }).map(listForm),
    }),
  ],
  ['a SEND', 'stomp', record({ command: fc.constant(textForm('SEND')), headers, body: optional(textBody) })],
  ['a PUBLISH', 'mqtt', publish],
  ['a SUBSCRIBE', 'mqtt', subscribe],
  ['a PUBACK of version 5', 'mqtt', acknowledge],
  ['a value', 'msgpack', packed],
  ['a map with any keys', 'msgpack', pairs(fc.oneof(uint64, word), packed)],
  ['a value', 'cbor', fc.oneof(cbor, tagged, endless, simple)],
  ['a map with any keys', 'cbor', pairs(fc.oneof(wide, word, hex), cbor)],
];

describe('what is typed is what is decoded', () => {
  for (const [what, id, forms, url = ''] of CASES) test(`${what} of ${id}`, () => roundTrip(id, forms, url));
});

/** Types, encodes and decodes. */
async function roundTrip(id: DecoderId, forms: fc.Arbitrary<FormValue>, url: string): Promise<void> {
  const encoder = await ENCODERS[id]?.();
  const decoder = await REGISTRY[id].load();
  if (!encoder) throw new Error(`no encoder of ${id}`);
  const target = { facts: { url, subprotocol: '', api: 'WebSocket' as const }, direction: 'sent' as const };
  fc.assert(
    fc.property(forms, (form) => {
      const messages = encodeText(encoder, layOutForm(form), target);
      const stream = decoder.start(target.facts);
      const decoded = messages.map((message) => decodeOrRaw(id, stream, { direction: 'sent', payload: message }));
      const [first] = decoded;
      if (first?.kind !== 'packets') throw new Error(`not decoded: ${JSON.stringify(first)}`);
      expect(decoded.every(({ kind }) => kind === 'packets')).toBe(true);
      expect(compactForm(encoder.edit({ ...target, messages, packets: first.packets }))).toBe(compactForm(form));
    }),
  );
}
