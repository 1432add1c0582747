import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../random.ts';
import { corrupted, truncated } from './damage.ts';

const random = () => seededRandom(1, 'test');

describe('corrupted', () => {
  test('changes as many bytes as were asked for, and no others', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.integer({ min: 1, max: 50 }), (bytes, count) => {
        const after = corrupted({ opcode: 'binary', data: bytes.slice().buffer }, count, random());
        const changed = [...new Uint8Array(after.data as ArrayBuffer)].filter((byte, at) => byte !== bytes[at]);
        expect(changed.length).toBe(Math.min(count, bytes.length));
      }),
    );
  });

  test('changes characters of a text, which stays well-formed and as long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        const after = corrupted({ opcode: 'text', data: text }, 2, random()).data as string;
        expect(after.isWellFormed()).toBe(true);
        expect([...after].length).toBe([...text].length);
        expect([...after].filter((one, at) => one !== [...text][at]).length).toBe(Math.min(2, [...text].length));
      }),
    );
  });

  test('does the same for the same seed', () => {
    const once = () => corrupted({ opcode: 'text', data: 'a message that is long enough' }, 5, random()).data;
    expect(once()).toBe(once());
  });
});

describe('truncated', () => {
  test.each([
    ['abc', 2, 'ab'],
    ['né€😀', 2, 'n'],
    ['né€😀', 3, 'né'],
    ['né€😀', 9, 'né€'],
    ['né€😀', 10, 'né€😀'],
    ['abc', 0, ''],
    ['abc', 99, 'abc'],
  ])('%s to %d bytes', (data, bytes, after) => {
    expect(truncated({ opcode: 'text', data }, bytes).data).toBe(after);
  });

  test('bytes', () => {
    const data = new Uint8Array([1, 2, 3]).buffer;
    expect([...new Uint8Array(truncated({ opcode: 'binary', data }, 2).data as ArrayBuffer)]).toEqual([1, 2]);
  });
});
