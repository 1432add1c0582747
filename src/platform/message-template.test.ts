import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillTemplate, PLACES } from './message-template.ts';

const [first = '', second = ''] = PLACES;

test('substitutions come in their places, in any order, more than once', () => {
  expect(fillTemplate(`${second} of ${first}, ${second}`, ['a', 'b'])).toBe('b of a, b');
});

test('one that is missing is empty', () => {
  expect(fillTemplate(`<${first}${second}>`, ['a'])).toBe('<a>');
});

test('what a substitution looks like changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      for (const value of [a, `$1$&$$${first}${second}`]) {
        expect(fillTemplate(`${first}|${second}`, [value, b])).toBe(`${value}|${b}`);
      }
    }),
  );
});
