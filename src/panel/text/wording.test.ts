import { describe, expect, test } from 'vitest';
import english from '../../../public/_locales/en/messages.json';
import french from '../../../public/_locales/fr/messages.json';
import type { Translate } from '../panel-services.ts';
import { Wording } from './wording.ts';

const translateWith =
  (messages: typeof english): Translate =>
  (key, ...substitutions) =>
    messages[key].message.replace(/\$(\d)/g, (_, place) => substitutions[Number(place) - 1] ?? '');
const en = new Wording(translateWith(english));
const fr = new Wording(translateWith(french));

describe('bytes', () => {
  test.each([
    { size: 0, english: '0 B', french: '0 o' },
    { size: 999, english: '999 B', french: '999 o' },
    { size: 1_000, english: '1 kB', french: '1 ko' },
    { size: 12_345, english: '12.3 kB', french: '12,3 ko' },
    { size: 999_499, english: '999 kB', french: '999 ko' },
    { size: 999_500, english: '1 MB', french: '1 Mo' },
    { size: 5_242_880, english: '5.24 MB', french: '5,24 Mo' },
  ])('$size', ({ size, english: inEnglish, french: inFrench }) => {
    expect(en.bytes(size)).toBe(inEnglish);
    expect(fr.bytes(size).replace(/\s/g, ' ')).toBe(inFrench);
  });
});

test('what is counted has the form of its language', () => {
  expect([0, 1, 2, 1_234].map((count) => en.counted('messageCount', count))).toEqual([
    '0 messages',
    '1 message',
    '2 messages',
    '1,234 messages',
  ]);
  expect([0, 1, 2].map((count) => fr.counted('lostCount', count))).toEqual(['0 perdu', '1 perdu', '2 perdus']);
});

test.each([
  [0.25, '0.25 ms'],
  [999, '999 ms'],
  [4_250, '4.25 sec'],
  [210_000, '3.5 min'],
  [93_600_000, '26 hr'],
  [950_400_000, '11 days'],
])('%d ms lasts %s', (ms, text) => expect(en.lasting(ms)).toBe(text));

test.each([
  [0, '+0.000'],
  [42.4, '+0.042'],
  [-10, '−0.010'],
  [59_999.6, '+1:00.000'],
  [62_500, '+1:02.500'],
  [3_723_004, '+1:02:03.004'],
  [Number.NaN, '–'],
])('%d ms later is %s', (milliseconds, text) => expect(en.elapsed(milliseconds)).toBe(text));

describe('time', () => {
  test('has milliseconds', () => expect(en.time(Date.UTC(2026, 0, 1, 0, 0, 7, 42))).toMatch(/^\d\d:\d\d:07\.042$/));
  test.each([Number.NaN, 9e15, -9e15])('%d, which a page may forge, is no time', (at) => {
    expect([en.time(at), en.stamp(at), en.moment(at), en.day(at)]).toEqual(['–', '–', '–', '–']);
  });
});
