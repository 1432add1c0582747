import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { literalPattern } from '../query/literal-pattern.ts';
import { PayloadFinder } from './payload-finder.ts';
import { PayloadStore } from './payload-store.ts';

function found(
  data: readonly (string | ArrayBuffer)[],
  text: string,
  order = data.map((_, index) => index),
): boolean[] {
  const store = new PayloadStore();
  for (const one of data) store.add(one);
  const finder = new PayloadFinder(store, text);
  const answers: boolean[] = [];
  for (const index of order) answers[index] = finder.has(index);
  return answers;
}

/** So many that the first ones are in a chunk that is full. */
const padding = Array.from({ length: 20 }, () => '~'.repeat(10_000));

describe('PayloadFinder', () => {
  test('a text that begins in one content and ends in the next is in neither', () => {
    expect(found(['xa', 'bx', 'ab', 'aAB', ...padding], 'ab').slice(0, 4)).toEqual([false, false, true, true]);
  });

  test('in bytes, in long contents, in a chunk that still gathers', () => {
    const bytes = new TextEncoder().encode('needle é').buffer;
    expect(found([bytes, `${'x'.repeat(100_000)}Needle`, 'NEEDLE', 'needl'], 'needle')).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(found([bytes], 'É')).toEqual([true]);
  });

  test('an empty text is in every content', () => expect(found(['', 'a'], '')).toEqual([true, true]));

  test('says what a search of each content says, in whatever order it is asked', () => {
    const unit = fc.constantFrom('a', 'A', 'b', 'é', 'É', 'ſ', 'S', 'K', 'k', '😀', '𐐀', '𐐨', '"');
    const texts = fc.array(fc.string({ unit, maxLength: 8 }), { minLength: 1, maxLength: 30 });
    const cases = texts.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.string({ unit, maxLength: 3 }),
        fc.shuffledSubarray([...all.keys()], { minLength: all.length }),
      ),
    );
    fc.assert(
      fc.property(cases, ([all, text, order]) => {
        const expected = all.map((one) => literalPattern(text).test(one));
        const padded = [...all, ...padding, ...padding.map((one) => `${one}€`)];
        expect(found(padded, text).slice(0, all.length)).toEqual(expected);
        expect(found(padded, text, order).slice(0, all.length)).toEqual(expected);
      }),
    );
  });
});
