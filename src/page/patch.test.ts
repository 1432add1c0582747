import { expect, test } from 'vitest';
import { patch } from './patch.ts';

const describeValue = (target: object) => Object.getOwnPropertyDescriptor(target, 'value');

test.each([
  { writable: true, enumerable: false, configurable: true },
  { writable: false, enumerable: true, configurable: true },
  { writable: true, enumerable: true, configurable: true },
])('changes the value, leaves $writable $enumerable, and puts all back', (flags) => {
  const target = Object.defineProperty({} as { value: number }, 'value', { value: 1, ...flags });
  const undo = patch(target, 'value', 2);
  expect(describeValue(target)).toStrictEqual({ value: 2, ...flags });
  undo();
  undo();
  expect(describeValue(target)).toStrictEqual({ value: 1, ...flags });
});

test('leaves what somebody put there later', () => {
  const target = { value: 1 };
  const undo = patch(target, 'value', 2);
  target.value = 3;
  undo();
  expect(target.value).toBe(3);
});

test('leaves a property that somebody deleted deleted', () => {
  const target: { value?: number } = { value: 1 };
  const undo = patch(target, 'value', 2);
  delete target.value;
  undo();
  expect('value' in target).toBe(false);
});

test('an inherited property is not patched', () => {
  const target: { value: number } = Object.create({ value: 1 });
  expect(() => patch(target, 'value', 2)).toThrow(TypeError);
});
