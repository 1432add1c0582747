import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyCharacter } from '../../test/arbitraries/any-character.ts';
import { payloadSize } from './payload-size.ts';

test.each([
  [{ opcode: 'text', data: '' }, 0],
  [{ opcode: 'text', data: 'abc\u0000\u007f' }, 5],
  [{ opcode: 'text', data: 'é€😀' }, 9],
  [{ opcode: 'text', data: 'cut', fullSize: 2_000_000 }, 2_000_000],
  [{ opcode: 'binary', data: new ArrayBuffer(7) }, 7],
  [{ opcode: 'binary', data: new ArrayBuffer(7), fullSize: 9 }, 9],
] as const)('%o is %d bytes', (payload, size) => {
  expect(payloadSize(payload)).toBe(size);
});

test('any text is as long as its UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter }), (data) => {
      expect(payloadSize({ opcode: 'text', data })).toBe(Buffer.byteLength(data));
    }),
  );
});
