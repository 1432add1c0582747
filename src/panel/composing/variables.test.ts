import { describe, expect, test } from 'vitest';
import { resolverOf, type VariableSource } from './built-in-variables.ts';
import { expand, placeholdersIn, placeInTemplate } from './variables.ts';

let counted = 0;
const source: VariableSource = {
  uuid: () => 'a-uuid',
  now: () => 1_700_000_000_000,
  count: () => ++counted,
  random: () => 0.99,
  last: (path) => ({ '$.id': 7, '$.name': 'say "hi"' })[path],
  own: new Map([
    ['user', 'ada "the" first'],
    ['list', '[1,2]'],
  ]),
};
const textOf = (template: string, isJson = false) => {
  const expanded = expand(template, resolverOf(source), isJson);
  return expanded.ok ? expanded.text : `${expanded.why} ${expanded.placeholder.expression}`;
};

describe('placeholders', () => {
  test.each([
    ['{{uuid}}', 'a-uuid'],
    ['at {{ now }}!', 'at 1700000000000!'],
    ['{{now iso}}', '2023-11-14T22:13:20.000Z'],
    ['{{random 1 6}}', '6'],
    ['{{random -3 -3}}', '-3'],
    ['{{last.$.id}}', '7'],
    ['{{user}}', 'ada "the" first'],
    ['{{{user}}}', '{ada "the" first}'],
    ['{ {user} }', '{ {user} }'],
    ['{{}}', '{{}}'],
  ])('%s is %s', (template, text) => expect(textOf(template)).toBe(text));

  test.each([
    ['{{nobody}}', 'unknown nobody'],
    ['{{random 6 1}}', 'range random 6 1'],
    ['{{random a b}}', 'unknown random a b'],
    ['{{last.$.other}}', 'void last.$.other'],
    ['{{constructor}}', 'unknown constructor'],
  ])('%s has no value: %s', (template, why) => expect(textOf(template)).toBe(why));

  test('the counter goes on', () => {
    counted = 0;
    expect(textOf('{{counter}},{{counter}}')).toBe('1,2');
  });
});

describe('in JSON', () => {
  test.each([
    ['{"id":{{last.$.id}}}', '{"id":7}'],
    ['{"id":"{{last.$.id}}"}', '{"id":"7"}'],
    ['{"name":{{last.$.name}}}', '{"name":"say \\"hi\\""}'],
    ['{"name":"\\"{{last.$.name}}"}', '{"name":"\\"say \\"hi\\""}'],
    ['{"id":{{uuid}}}', '{"id":"a-uuid"}'],
    ['{"list":{{list}}}', '{"list":[1,2]}'],
    ['{"user":"{{user}}"}', '{"user":"ada \\"the\\" first"}'],
  ])('%s is %s', (template, text) => {
    expect(textOf(template, true)).toBe(text);
    expect(() => JSON.parse(text) as unknown).not.toThrow();
  });
});

test('a place of what was made is found in the template', () => {
  const template = 'a{{uuid}}b';
  const expanded = expand(template, resolverOf(source), false);
  expect(expanded.ok).toBe(true);
  if (!expanded.ok) return;
  expect([0, 1, 4, 7].map((place) => placeInTemplate(expanded.pieces, place))).toEqual([0, 1, 1, 9]);
  expect(placeholdersIn(template)).toEqual([{ from: 1, to: 9, expression: 'uuid' }]);
});
