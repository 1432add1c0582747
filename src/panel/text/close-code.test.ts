import { expect, test } from 'vitest';
import { closeCodeMeaning } from './close-code.ts';

test.each([
  { code: 1000, meaning: 'close1000' },
  { code: 1004, meaning: 'closeUnknown' },
  { code: 1006, meaning: 'close1006' },
  { code: 1015, meaning: 'close1015' },
  { code: 2999, meaning: 'closeUnknown' },
  { code: 3000, meaning: 'close3000' },
  { code: 3001, meaning: 'closeRegistered' },
  { code: 3999, meaning: 'closeRegistered' },
  { code: 4000, meaning: 'closePrivate' },
  { code: 4999, meaning: 'closePrivate' },
  { code: 5000, meaning: 'closeUnknown' },
])('$code is $meaning', ({ code, meaning }) => expect(closeCodeMeaning(code)).toBe(meaning));
