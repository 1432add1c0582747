import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyCharacter } from '../test/arbitraries/any-character.ts';
import { terminalText } from './terminal-text.ts';

describe('terminalText', () => {
  test.each([
    ['plain text stays', 'Grüße, 你好 😀', 'Grüße, 你好 😀'],
    ['an escape sequence is shown', '\u001b]0;title\u0007', '\\u{1b}]0;title\\u{7}'],
    ['an eight-bit escape is shown', '\u009b31m', '\\u{9b}31m'],
    ['line ends do not start lines', 'a\r\nb\tc\u2028d', 'a\\r\\nb\\tc\\u{2028}d'],
    ['the direction of text is not turned', 'abc\u202edcba', 'abc\\u{202e}dcba'],
    ['half a surrogate pair is shown', 'x\ud83dy', 'x\\u{d83d}y'],
  ])('%s', (_name, text, expected) => {
    expect(terminalText(text, 100)).toBe(expected);
  });

  test('a long text is cut at whole characters', () => {
    expect(terminalText('😀😀😀', 2)).toBe('😀😀…');
    expect(terminalText('abc', 3)).toBe('abc');
  });

  test('whatever comes in, nothing that a terminal acts on goes out', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), fc.nat(200), (text, limit) => {
        expect(terminalText(text, limit)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      }),
    );
  });
});
