import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextTable } from './text-table.ts';

test('gives back every text, an empty one and none, and keeps equal ones under one number', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.constantFrom('', 'a', 'b', '__proto__', 'c'), { nil: undefined })), (texts) => {
      const table = new TextTable();
      const numbers = texts.map((text) => table.numberOf(text));
      expect(numbers.map((number) => table.textOf(number))).toEqual(texts);
      expect(new Set(numbers).size).toBe(new Set(texts).size);
    }),
  );
});
