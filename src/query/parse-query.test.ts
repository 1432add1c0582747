import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyCharacter } from '../../test/arbitraries/any-character.ts';
import { queries } from '../../test/arbitraries/queries.ts';
import { literalPattern } from './literal-pattern.ts';
import { parseQuery } from './parse-query.ts';
import { printQuery } from './print-query.ts';
import { ALL, allOf, negated, type Query } from './query.ts';

const read = (text: string): Query => {
  const parsed = parseQuery(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.query;
};
const errors = (text: string) => {
  const parsed = parseQuery(text);
  return parsed.ok ? [] : parsed.errors.map(({ at, length, expected }) => `${expected} ${at}+${length}`);
};

describe('what is read, in its one text', () => {
  test.each([
    ['', ''],
    ['  ', ''],
    ['chat', 'chat'],
    ['"two words"', '"two words"'],
    ['"one"', 'one'],
    ['a  b', 'a b'],
    ['a and b', 'a b'],
    ['a or b c', 'a or b c'],
    ['(a or b) c', '(a or b) c'],
    ['(a b) c', 'a b c'],
    ['(a or (b or c))', 'a or b or c'],
    ['-a', '-a'],
    ['NOT a', '-a'],
    ['not not a', 'a'],
    ['--a', 'a'],
    ['-(a b)', '-(a b)'],
    ['- a', '- a'],
    ['"id":2000,', '"id":2000,'],
    ['{"a b":"c d"}', '{"a b":"c d"}'],
    ['{"a": 1}', '{"a": 1}'],
    ['42["room",{"id":3}]', '42["room",{"id":3}]'],
    ['f(x)', 'f(x)'],
    ['5" and 6"', '5" 6"'],
    ['wss://a/b', 'wss://a/b'],
    ['/chat', '"/chat"'],
    ['/api/users', '/api/users'],
    ['/a b/i', '/a b/i'],
    ['/[/]x\\//gi', '/[/]x\\//i'],
    ['dir:SENT', 'dir:sent'],
    ['direction:sent', 'dir:sent'],
    ['conn:c2', 'conn:2'],
    ['url:/chat', 'url:/chat'],
    ['url:"a b"', 'url:"a b"'],
    ['kind:chat*', 'kind:chat*'],
    ['kind:"a b*"', 'kind:"a b*"'],
    ['opcode:binary', 'opcode:binary'],
    ['size:>1k', 'size:>1k'],
    ['size:1kB..2.5M', 'size:1k..2500k'],
    ['size:1k..', 'size:>=1k'],
    ['time:>10s', 'time:>10s'],
    ['time:>12:30', 'time:>12:30:00'],
    ['time:12:30:05.5..12:31:00', 'time:12:30:05.500..12:31:00'],
    ['latency:>=0.2s', 'latency:>=200ms'],
    ['is:resent', 'is:resent'],
    ['$', '$ exists'],
    ['$.a.b exists', '$.a.b exists'],
    ['$.user.id==5', '$.user.id == 5'],
    ['$.a = "5"', '$.a == "5"'],
    ['$.a == five', '$.a == five'],
    ['$.a == "true"', '$.a == "true"'],
    ['$.a != null', '$.a != null'],
    ['$.items[*].price > 10', '$.items[*].price > 10'],
    ['$.items.*', '$.items[*] exists'],
    ['$.a..b', '$.a..b exists'],
    ['$..[0]', '$..[0] exists'],
    ['$["a b"][-1] <= -1.5e3', '$["a b"][-1] <= -1500'],
    ['$.name ~ /^a/i', '$.name ~ /^a/i'],
    ['$.name ~ ada', '$.name ~ ada'],
    ['-$.a == 1', 'not $.a == 1'],
    ['($.a)', '$.a exists'],
    ['$5', '$5'],
    ['$.path == /chat/', '$.path == /chat/'],
    ['a && b || c', 'a b or c'],
    ['$.a == "x\\ny \\u00e9"', '$.a == "x\\ny é"'],
    ['$.a == "x\\dy"', '$.a == x\\dy'],
    ['$["a\\tb"] ~ "\\""', '$["a\\tb"] ~ "\\""'],
    ['kind:"a\\nb"', 'kind:"a\\nb"'],
    ['"x\\ny"', 'x\\ny'],
    ["$.a == 'it is'", '$.a == "it is"'],
    ["$['a b'] == 'it\\'s'", '$["a b"] == it\'s'],
    ["it's kind:'a b' don't", 'it\'s kind:"a b" don\'t'],
    ['$.items[].price > .5', '$.items[*].price > 0.5'],
    ['.user.id == 5', '$.user.id == 5'],
    ['-.[0].a!=x', 'not $[0].a != x'],
    ['.png .jpg', '.png .jpg'],
    ['.png "== x"', '.png "== x"'],
    ['$.id == 1234567890123456789', '$.id == 1234567890123456789'],
    ['$.id == 1e20', '$.id == 100000000000000000000'],
  ])('%s → %s', (text, printed) => {
    expect(printQuery(read(text))).toBe(printed);
    expect(read(printed)).toEqual(read(text));
  });
});

describe('mistakes, where they are and what was expected', () => {
  test.each([
    ['"abc', ['closing-quote 0+4']],
    ['a or', ['condition 4+0']],
    ['or a', ['condition 0+2']],
    ['a and and b', ['condition 6+3']],
    ['-', []],
    ['not', ['condition 3+0']],
    ['(a', ['closing-bracket 2+0']],
    ['()', ['condition 1+1']],
    ['a) b', ['opening-bracket 1+1']],
    ['dir:up', ['choice 4+2']],
    ['is:', ['choice 3+0']],
    ['conn:x', ['connection 5+1']],
    ['kind:', ['name 5+0']],
    ['url:"x', ['closing-quote 0+6']],
    ['size:>x', ['size 5+2']],
    ['size:', ['size 5+0']],
    ['time:>10', ['time 5+3']],
    ['time:25:00', ['time 5+5']],
    ['latency:12:00', ['duration 8+5']],
    ['/(/', ['pattern 0+3']],
    ['$.', ['step 2+0']],
    ['$[x]', ['step 1+0', 'comparison 1+3']],
    ['$.a ==', ['value 6+0']],
    ['$.a == (', ['value 7+1', 'condition 8+0', 'closing-bracket 8+0']],
    ['$.a,b', ['comparison 3+2']],
    ['$.a == "x', ['closing-quote 7+2']],
    ['$.a ~ /(/', ['pattern 6+3']],
    ['dir:up size:x', ['choice 4+2', 'size 12+1']],
  ])('%s', (text, expected) => {
    expect(errors(text)).toEqual(expected);
  });

  test('brackets deeper than anybody writes are refused, not followed', () => {
    expect(errors('('.repeat(10_000))).toEqual(['simpler 64+1']);
    expect(parseQuery(`${'not '.repeat(2_000)}a`)).toEqual(parseQuery('a'));
  });

  test.each(['(', ')', '/[ ', '$[ ', 'x', '":"'])('what is longer than anybody writes is not read: %s', (unit) => {
    expect(errors(unit.repeat(1_000_000))).toEqual([`shorter 10000+${unit.length * 1_000_000 - 10_000}`]);
  });

  test('the longest query can be asked', () => {
    const parsed = parseQuery('sk'.repeat(5_000));
    expect(parsed.ok && parsed.query.type === 'text' && literalPattern(parsed.query.text).test('x')).toBe(false);
  });
});

describe('laws', () => {
  test('what is printed is read as the same', () => {
    const isSame = (query: Query) => {
      expect(read(printQuery(query))).toEqual(query);
    };
    fc.assert(fc.property(queries, isSame), { numRuns: 2_000 });
  });

  test('any text has an answer, with places inside of it', () => {
    const pieces = fc.constantFrom(...['(', ')', '"', '/', '-', '$', '..', '[', ']', '*', ':', '\\', ' ', '~', '==']);
    const words = fc.constantFrom('not', 'and', 'or', 'dir:', 'size:>', 'time:', 'conn:', 'kind:', 'exists', 'a', '1');
    const texts = fc.oneof(
      fc.string({ unit: anyCharacter }),
      fc.array(fc.oneof(pieces, words)).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parseQuery(text);
        if (parsed.ok) expect(parseQuery(printQuery(parsed.query))).toEqual(parsed);
        else expect(parsed.errors.length).toBeGreaterThan(0);
        for (const { at, length } of parsed.ok ? [] : parsed.errors) {
          expect(at + length).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  test('the opposite of the opposite, and everything and more, change nothing', () => {
    fc.assert(
      fc.property(queries, (query) => {
        expect(negated(negated(query))).toEqual(query);
        expect(allOf([ALL, query])).toEqual(query);
        expect(read(`not not (${printQuery(query)})`)).toEqual(query);
      }),
    );
  });
});
