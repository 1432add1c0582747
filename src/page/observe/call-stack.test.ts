import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { STACK_LENGTH } from '../../protocol/limits.ts';
import { callStack } from './call-stack.ts';

const KEY = 'prepareStackTrace';

/** Stands for the function of ours that a page calls. */
function trap(): string | undefined {
  return callStack(trap);
}

function pageFunction(): string | undefined {
  return trap();
}

/** What the page has done to `Error`: its calls are counted, here in V8; the end-to-end test asks both browsers. */
describe('a page whose Error.prepareStackTrace is', () => {
  const calls: string[] = [];
  let original: PropertyDescriptor | undefined;

  beforeEach(() => {
    original = Object.getOwnPropertyDescriptor(Error, KEY);
    calls.length = 0;
  });

  afterEach(() => {
    Reflect.deleteProperty(Error, KEY);
    if (original) Object.defineProperty(Error, KEY, original);
  });

  const spy = () => calls.push('ran');
  test.each<[string, PropertyDescriptor]>([
    ['a function', { value: spy, writable: true, enumerable: true, configurable: true }],
    ['a read-only function', { value: spy, writable: false, enumerable: false, configurable: true }],
    ['an accessor', { get: spy, set: spy, enumerable: true, configurable: true }],
    ['only settable', { set: spy, enumerable: false, configurable: true }],
  ])('%s', (_, descriptor) => {
    Object.defineProperty(Error, KEY, descriptor);
    const keys = Reflect.ownKeys(Error);
    expect(pageFunction()).toMatch(/^Error\n {4}at pageFunction /);
    expect(calls).toEqual([]);
    expect(Object.getOwnPropertyDescriptor(Error, KEY)).toEqual({
      value: undefined,
      writable: undefined,
      get: undefined,
      set: undefined,
      ...descriptor,
    });
    expect(Reflect.ownKeys(Error)).toEqual(keys);
  });

  test('not there: it is not there afterwards', () => {
    Reflect.deleteProperty(Error, KEY);
    const keys = Reflect.ownKeys(Error);
    expect(pageFunction()).toMatch(/^Error\n {4}at pageFunction /);
    expect(Reflect.ownKeys(Error)).toEqual(keys);
  });
});

test('a stack is cut at its outermost calls', () => {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 1_000;
  const recurse = (depth: number): string | undefined => (depth === 0 ? pageFunction() : recurse(depth - 1));
  const stack = recurse(500);
  Error.stackTraceLimit = limit;
  expect(stack).toHaveLength(STACK_LENGTH);
  expect(stack).toMatch(/^Error\n {4}at pageFunction /);
});

test('what nobody called has no calls', () => {
  expect(callStack(pageFunction)).not.toMatch(/ at /);
});
