import { expect, test } from 'vitest';
import { patternMistake } from './safe-pattern.ts';

test.each(['a+b*', '(ab)+', '(?:abc){2,}', '[(+]+', '\\(a+\\)+', '(a)(b)+', '(a|b)', 'a{2,5}', '"id":(\\d+)'])(
  '%s may be used',
  (source) => {
    expect(patternMistake(source, '')).toBeUndefined();
  },
);

test.each(['(a+)+', '(?:a*)*', '((a+)b)+', '(a|a)*', '(x{1,}y)+', '([a-z]+)*$', '(a+)b(c+)+'])(
  '%s may take for ever',
  (source) => {
    expect(patternMistake(source, '')).toBe('a repetition within a repetition may never end');
  },
);

test('the browser says what is no regular expression', () => {
  expect(patternMistake('(', '')).toMatch(/group/i);
  expect(patternMistake('a', 'x')).toMatch(/flag/i);
});
