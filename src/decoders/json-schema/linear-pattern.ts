import { RE2JS } from 're2js';
import type { MakeMatcher } from './schema-compiler.ts';

/** UTF-16 units of a pattern. */
const LONGEST = 2_000;
/** Instructions that a pattern becomes: to look at one character may take all of them. */
const MOST_INSTRUCTIONS = 2_000;
/** Of all patterns of one document: to make them takes some milliseconds for 10,000. */
const MOST_OF_DOCUMENT = 100_000;
/** Steps that a character costs, and how many instructions cost one more. */
const LEAST_STEPS = 4;
const INSTRUCTIONS_PER_STEP = 4;

/**
 * What finds patterns of one document in texts, in a time that grows with the length of the text alone, whoever wrote
 * either. Null for what only backtracking can do (references to groups, looking ahead or behind), and for what is too large.
 */
export function linearMatchers(): MakeMatcher {
  let left = MOST_OF_DOCUMENT;
  return (pattern) => {
    const expected = largestSize(pattern);
    if (pattern.length > LONGEST || expected > left) return null;
    try {
      const compiled = RE2JS.compile(RE2JS.translateRegExp(pattern));
      const size = compiled.programSize();
      left -= size;
      if (size > MOST_INSTRUCTIONS) return null;
      const stepsPerUnit = Math.max(LEAST_STEPS, Math.ceil(size / INSTRUCTIONS_PER_STEP));
      return { test: (text) => compiled.test(text), stepsPerUnit };
    } catch {
      return null; // the caller tells
    }
  };
}

/** What is repeated up to so many times is written out as often: everything that stands before may be. */
function largestSize(pattern: string): number {
  let size = 0;
  let from = 0;
  for (const { 0: repeated, 1: least, 2: most, index } of pattern.matchAll(/\{(\d{1,4})(?:,(\d{0,4}))?\}/g)) {
    size = (size + index - from) * Math.max(1, Number(most || least));
    from = index + repeated.length;
  }
  return size + pattern.length - from;
}
