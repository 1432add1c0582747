import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { isArrayBuffer, isBlob, isCount, isRecord, isText, isTime, unreachable } from './parsed.ts';

const otherWorld = (code: string): unknown => runInNewContext(code);

describe('isRecord', () => {
  test.each([{}, { a: 1 }, Object.create(null), otherWorld('({})')])('takes %j', (value) => {
    expect(isRecord(value)).toBe(true);
  });
  test.each([null, undefined, 0, 'text', true, 1n, [], otherWorld('[]'), () => 1])('refuses %o', (value) => {
    expect(isRecord(value)).toBe(false);
  });
});

describe('isArrayBuffer', () => {
  test.each([new ArrayBuffer(0), otherWorld('new ArrayBuffer(1)')])('takes one of any world', (value) => {
    expect(isArrayBuffer(value)).toBe(true);
  });
  test.each([new Uint8Array(1), new SharedArrayBuffer(1), new DataView(new ArrayBuffer(1)), {}, null, 'x'])(
    'refuses %o',
    (value) => {
      expect(isArrayBuffer(value)).toBe(false);
    },
  );
});

describe('isBlob', () => {
  test.each([new Blob(['x']), new File(['x'], 'name')])('takes %o', (value) => {
    expect(isBlob(value)).toBe(true);
  });
  test.each([new ArrayBuffer(1), {}, null, 'Blob'])('refuses %o', (value) => {
    expect(isBlob(value)).toBe(false);
  });
});

describe('isCount', () => {
  test.each([0, 1, Number.MAX_SAFE_INTEGER])('takes %d', (value) => {
    expect(isCount(value)).toBe(true);
  });
  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER + 1, 1n, '1', null])(
    'refuses %s',
    (value) => {
      expect(isCount(value)).toBe(false);
    },
  );
});

describe('isTime', () => {
  const limit = 8.64e15; // https://tc39.es/ecma262/#sec-time-values-and-time-range
  test.each([0, -1, 0.25, 1_700_000_000_000.125, limit, -limit])('takes %d', (value) => {
    expect(isTime(value)).toBe(true);
    expect(new Date(value as number).getTime()).not.toBeNaN();
  });
  test.each([limit + 1, -limit - 1, Number.MAX_VALUE, Number.NaN, Number.POSITIVE_INFINITY, '0', null, new Date()])(
    'refuses %s',
    (value) => {
      expect(isTime(value)).toBe(false);
    },
  );
});

test.each([
  ['', 0, true],
  ['ab', 2, true],
  ['abc', 2, false],
  [2, 2, false],
  [['a'], 2, false],
])('isText(%j, %d) is %s', (value, limit, expected) => {
  expect(isText(value, limit)).toBe(expected);
});

test('unreachable throws when the compiler was deceived', () => {
  expect(() => unreachable('surprise' as never)).toThrow('unreachable: surprise');
});
