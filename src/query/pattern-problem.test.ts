import { expect, test } from 'vitest';
import { patternProblem } from './pattern-problem.ts';

test.each(['a+', '(?<x>y)', ''])('%s is a regular expression', (source) =>
  expect(patternProblem(source, 'i')).toBeNull(),
);
test.each(['(', '[', 'a**'])('%s is none, and says why', (source) => expect(patternProblem(source, 'i')).toMatch(/.+/));
