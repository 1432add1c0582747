import { describe, expect, test } from 'vitest';
import type { Field } from '../decoders/decoder.ts';
import { fieldsJson } from './fields-json.ts';

const named = (name: string, value: Field['value']): Field => ({ name, value });

describe('fields as JSON', () => {
  test.each<[string, readonly Field[], string]>([
    ['none', [], '{}'],
    ['scalars', [named('a', 'x"'), named('b', null), named('c', true)], '{"a":"x\\"","b":null,"c":true}'],
    [
      'numbers that JSON lacks',
      [named('a', Number.NaN), named('b', 2n ** 64n)],
      '{"a":"NaN","b":"18446744073709551616"}',
    ],
    ['bytes', [named('a', new Uint8Array([0, 255, 16]).subarray(1))], '{"a":{"base64":"/xA="}}'],
    ['the whole packet', [named('', { json: '[1]' })], '[1]'],
    ['a list', [named('0', 'a'), named('1', [])], '["a",{}]'],
    ['members', [named('a', [named('b', 1)])], '{"a":{"b":1}}'],
    ['a name that comes again', [named('a', 1), named('b', 2), named('a', 3)], '{"a":[1,3],"b":2}'],
    ['a name of Object', [named('__proto__', 1)], '{"__proto__":1}'],
    ['JSON with every digit', [named('a', { json: '12345678901234567890' })], '{"a":12345678901234567890}'],
    ['JSON over lines', [named('a', { json: '{\r\n\t"x": "\\n"\n}' })], '{"a":{ "x": "\\n" }}'],
    ['the beginning of JSON', [named('a', { json: '{"x"' })], '{"a":"{\\"x\\""}'],
  ])('%s', (_, fields, json) => {
    expect(fieldsJson(fields)).toBe(json);
  });

  test('that are too deep end', () => {
    let deep: Field = named('a', 1);
    for (let level = 0; level < 100_000; level++) deep = named('a', [deep]);
    expect(fieldsJson([deep])).toMatch(/"…"\}+$/);
  });
});
