import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scanJson } from './scan-json.ts';

const LIMIT = 1_000_000;
const membersOf = (text: string, limit = LIMIT) =>
  scanJson(text, 0, limit)?.members.map(({ key, start, end }) => [key, text.slice(start, end)]);

/** Whether the parser of the language takes it, and makes it an object, an array or null. */
function parses(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}

describe('scanJson', () => {
  test.each([
    ['{}', []],
    ['[]', []],
    [
      ' { "a" : 1 , "b":{"c":[{}]},"d":[] } ',
      [
        ['a', '1'],
        ['b', '{"c":[{}]}'],
        ['d', '[]'],
      ],
    ],
    [
      '["e",{"x":"]"},null,-1.5e+3]',
      [
        ['', '"e"'],
        ['', '{"x":"]"}'],
        ['', 'null'],
        ['', '-1.5e+3'],
      ],
    ],
    [
      '{"a":"\\"\\u00e9\\\\","b":true}',
      [
        ['a', '"\\"\\u00e9\\\\"'],
        ['b', 'true'],
      ],
    ],
    [
      '[[],[[]],{}]',
      [
        ['', '[]'],
        ['', '[[]]'],
        ['', '{}'],
      ],
    ],
  ])('finds the outermost members of %s', (text, members) => {
    expect(membersOf(text)).toEqual(members);
  });

  test.each([
    '',
    ' ',
    '1',
    '"a"',
    '{',
    '[',
    '[1',
    '[1,',
    '{"a"',
    '{"a":',
    '{"a":1',
    '{"a":1,',
    '[1,]',
    '{"a":1,}',
    '{a:1}',
    '[01]',
    '[1.]',
    '[+1]',
    '[truex]',
    '[tru]',
    '["\n"]',
    '["\\x"]',
    '["\\u12"]',
    '[}',
    '{]',
    '[1 2]',
    '{"a" 1}',
    '{"a":1]',
    '[1}',
    '[,1]',
    "['a']",
    '[NaN]',
    '["a',
    '["a\\',
  ])('%j is not JSON', (text) => {
    expect(scanJson(text, 0, LIMIT)).toBeNull();
  });

  test('says where the value ends', () => {
    expect(scanJson('{"a":1} {"b":2}', 0, LIMIT)?.end).toBe(7);
    expect(scanJson('{"a":1}\n{"b":2}', 7, LIMIT)?.end).toBe(15);
  });

  test('takes the beginning of a text only where it is told that there is more', () => {
    const text = '{"a":[1,-2.5e-7,true,{"b":"\\u00e9\\n"}],"c":null,"d":{}}';
    for (let length = 1; length < text.length; length++) {
      expect(scanJson(text.slice(0, length), 0, LIMIT)).toBeNull();
      expect(scanJson(text, 0, length), `up to ${length}`).toMatchObject({ isWhole: false });
      expect(scanJson(text.slice(0, length), 0, LIMIT, true), `a part of ${length}`).toMatchObject({ isWhole: false });
    }
    expect(scanJson(text, 0, LIMIT)?.isWhole).toBe(true);
  });

  test('agrees with the parser of the language, also on texts with one wrong character', () => {
    const wrong = fc.constantFrom(...'{}[],:"\\0-.eE tn\n\u0001'.split(''));
    fc.assert(
      fc.property(fc.json(), fc.nat(), wrong, (json, at, character) => {
        const place = at % json.length;
        for (const text of [json, json.slice(0, place) + character + json.slice(place + 1)]) {
          const scanned = scanJson(text, 0, LIMIT);
          const isWhole = scanned !== null && text.slice(scanned.end).trim() === '';
          expect(isWhole, text).toBe(parses(text) && text.trim() !== 'null');
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('finds members between and behind long texts of any characters, and each character that may not be in one', () => {
    const character = fc.constantFrom('a', 'ż', '✓', '😀', '\ud800', '\\n', '\\"', '\u007f');
    const run = fc.tuple(character, fc.nat(150)).map(([one, times]) => one.repeat(times));
    const long = fc.array(run, { maxLength: 6 }).map((runs) => runs.join(''));
    const key = fc.constantFrom('k', 'ключ', '😀', 'x'.repeat(64));
    const wrong = fc.constantFrom('"', '\u001f', '\\', '\\x', '');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(key, long), { minLength: 1 }),
        long,
        wrong,
        fc.nat(2),
        (pairs, more, bad, before) => {
          const members = pairs.map(([name, text]): [string, string] => [name, `"${text}"`]);
          const json = `{${members.map(([name, text]) => `"${name}":${text}`).join(', ')}}`;
          const within = ' é'.repeat(before);
          const scanned = scanJson(within + json, within.length, LIMIT);
          const found = scanned?.members.map(({ key: name, start, end }) => [name, (within + json).slice(start, end)]);
          expect(found).toEqual(members);
          expect(scanned?.end).toBe(within.length + json.length);
          const damaged = `["${more}${bad}${more}"]`;
          expect(scanJson(damaged, 0, LIMIT) !== null, damaged).toBe(parses(damaged));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('keeps the members that it has seen up to the limit', () => {
    expect(membersOf('{"type":"a","data":"xxxxxxxxxxxxxxxxxxx"}', 20)).toEqual([['type', '"a"']]);
  });

  test('takes nesting that no stack could', () => {
    const deep = 200_000;
    expect(scanJson('['.repeat(deep) + ']'.repeat(deep), 0, LIMIT)?.isWhole).toBe(true);
    expect(scanJson('{"a":'.repeat(deep), 0, LIMIT - 1)).toMatchObject({ isWhole: false });
    expect(scanJson('['.repeat(deep), 0, LIMIT)).toBeNull();
  });

  test('keeps no more members than anyone looks at', () => {
    expect(membersOf(`[${'1,'.repeat(1_000)}1]`)).toHaveLength(256);
  });
});
