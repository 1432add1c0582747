import { expect, test } from 'vitest';
import type { Field } from '../../decoders/decoder.ts';
import { packetValues } from './packet-values.ts';

const values = (...fields: Field[]) =>
  packetValues({ kind: 'packets', decoder: 'json', packets: [{ type: 't', fields: () => fields }] }, true);

test.each<[Field[], unknown]>([
  [[{ name: '', value: { json: '[1,{"a":2}]' } }], [1, { a: 2 }]],
  [[{ name: '', value: { json: 'no JSON' } }], undefined],
  [
    [
      { name: 'topic', value: 'a/b' },
      { name: 'id', value: 5n },
      { name: 'long', value: 9007199254740993n },
      { name: 'within', value: { json: '[9007199254740993]' } },
      { name: 'bytes', value: new Uint8Array(3) },
    ],
    { topic: 'a/b', id: 5, long: 9007199254740993n, within: [9007199254740993n], bytes: undefined },
  ],
  [[{ name: 'head', value: [{ name: 'qos', value: 1 }] }], { head: { qos: 1 } }],
])('fields %#', (fields, expected) => expect(values(...fields)).toEqual([expected]));

test('fields 100,000 deep are followed as far as any protocol goes', () => {
  let field: Field = { name: 'a', value: 1 };
  for (let depth = 0; depth < 100_000; depth++) field = { name: 'a', value: [field] };
  expect(values(field)).toHaveLength(1);
});

test('a message that was not decoded has none', () => {
  expect(packetValues({ kind: 'raw', payload: { opcode: 'text', data: 'x' } }, true)).toEqual([]);
});
