import { expect, test } from 'vitest';
import { placesInSets } from './places-in-sets.ts';

test.each([
  { levels: [], places: [] },
  { levels: [1, 1, 1], places: ['1/3', '2/3', '3/3'] },
  { levels: [1, 2, 2, 1, 2], places: ['1/2', '1/2', '2/2', '2/2', '1/1'] },
  { levels: [1, 2, 3, 3, 2, 1], places: ['1/2', '1/2', '1/2', '2/2', '2/2', '2/2'] },
  { levels: [1, 3, 2], places: ['1/1', '1/1', '1/1'] },
])('$levels', ({ levels, places }) => {
  expect(placesInSets(levels).map(({ position, size }) => `${position}/${size}`)).toEqual(places);
});
