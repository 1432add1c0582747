import { describe, expect, test } from 'vitest';
import { visibleLines, visibleText } from './visible-text.ts';

describe('visibleText', () => {
  test.each([
    { text: 'plain é 😀', shown: 'plain é 😀' },
    { text: 'a\nb\tc\0', shown: 'a↵b\\tc\\x00' },
    { text: '\x1b[31m\x7f', shown: '\\x1b[31m\\x7f' },
    { text: 'abc\u202etxt.exe', shown: 'abc\\u202etxt.exe' },
    { text: '\u2066x\u2069\u200b\ufeff', shown: '\\u2066x\\u2069\\u200b\\ufeff' },
    { text: '👩\u200d💻', shown: '👩\u200d💻' },
  ])('$shown', ({ text, shown }) => expect(visibleText(text)).toBe(shown));
});

test('visibleLines keeps line feeds and tabs', () => {
  expect(visibleLines('a\n\tb\r\n\u202ec')).toBe('a\n\tb\\r\n\\u202ec');
});
