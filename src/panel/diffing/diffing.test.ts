import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from '../json/json-scanner.ts';
import type { Content } from '../nested/content.ts';
import { canonicalLines } from './canonical-json.ts';
import { comparableLines } from './comparable-lines.ts';
import { foldLines, splitLines, unifiedLines } from './diff-layout.ts';
import { type DiffRow, diffRows } from './diff-rows.ts';

const linesOf = (json: string) => {
  const index = parseJson(json);
  return index ? canonicalLines(index) : [];
};
const contentOf = (data: Content['data']): Content => ({ form: null, data, isCut: false });
const SIGNS = { same: ' ', removed: '-', added: '+' };
const outline = (rows: readonly DiffRow[] | null) =>
  rows?.map(
    ({ kind, parts }) => SIGNS[kind] + parts.map(({ text, isChanged }) => (isChanged ? `*${text}*` : text)).join(''),
  );
const diff = (left: string, right: string) => diffRows(left.split('\n'), right.split('\n'), { timeout: 5_000 });

describe('canonicalLines', () => {
  test.each([
    {
      json: '{"b":1,"a":[{},[],"x"]}',
      lines: ['{', '  "a": [', '    {}', '    []', '    "x"', '  ]', '  "b": 1', '}'],
    },
    { json: '1.0', lines: ['1.0'] },
    { json: '{"a":2,"a":1}', lines: ['{', '  "a": 2', '  "a": 1', '}'] },
    { json: '"\\u0041"', lines: ['"A"'] },
  ])('$json', ({ json, lines }) => {
    expect(linesOf(json)).toEqual(lines);
  });

  test('the order of properties and white space make no difference', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, inner]) => [key, reversed(inner)]),
      );
    };
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(linesOf(JSON.stringify(reversed(value), null, 3))).toEqual(linesOf(JSON.stringify(value)));
      }),
    );
  });

  test('depth does not matter', () => {
    expect(linesOf(`${'['.repeat(50_000)}1${']'.repeat(50_000)}`)).toHaveLength(100_001);
  });
});

describe('diffRows', () => {
  test.each([
    { left: 'a\nb', right: 'a\nb', rows: [' a', ' b'] },
    { left: 'a\nb\nc', right: 'a\nc', rows: [' a', '-b', ' c'] },
    { left: 'a', right: 'a\nb', rows: [' a', '+b'] },
    { left: 'price: 10', right: 'price: 12', rows: ['-price: *10*', '+price: *12*'] },
    { left: 'one', right: 'two', rows: ['-one', '+two'] },
  ])('$left / $right', ({ left, right, rows }) => {
    expect(outline(diff(left, right))).toEqual(rows);
  });

  test('each side can be read from it', () => {
    const text = () => fc.array(fc.constantFrom('a', 'b c', 'b d', ''), { maxLength: 20 });
    fc.assert(
      fc.property(text(), text(), (left, right) => {
        const rows = diffRows(left, right, { timeout: 5_000 }) ?? [];
        const side = (name: 'left' | 'right') =>
          rows.filter((row) => row[name] !== null).map(({ parts }) => parts.map(({ text: part }) => part).join(''));
        expect(side('left')).toEqual(left);
        expect(side('right')).toEqual(right);
        for (const lines of [unifiedLines(rows), splitLines(rows)]) {
          const shown = lines.flatMap((line) => (line.type === 'rows' && line.right ? [line.right.right] : []));
          expect(shown).toEqual(right.map((_, index) => index + 1));
        }
      }),
    );
  });

  test('what would take too long is given up', () => {
    const many = (seed: number) => Array.from({ length: 60_000 }, (_, index) => String((index * seed) % 59_999));
    expect(diffRows(many(7), many(11), { timeout: 50 })).toBeNull();
  });
});

describe('lines on the screen', () => {
  const rows =
    diff(
      Array.from({ length: 30 }, (_, index) => index).join('\n'),
      Array.from({ length: 30 }, (_, index) => (index === 15 ? 'x' : index)).join('\n'),
    ) ?? [];
  const shown = (lines: ReturnType<typeof foldLines>) =>
    lines.map((line) =>
      line.type === 'fold' ? `… ${line.count}` : outline([line.left ?? line.right].filter((row) => row !== null))?.[0],
    );

  test('unchanged lines far from a change are folded, and unfolded', () => {
    const folded = ['… 12', ' 12', ' 13', ' 14', '-15', ' 16', ' 17', ' 18', '… 11'];
    expect(shown(foldLines(splitLines(rows), new Set()))).toEqual(folded);
    expect(shown(foldLines(unifiedLines(rows), new Set()))).toEqual([...folded.slice(0, 5), '+x', ...folded.slice(5)]);
    expect(foldLines(splitLines(rows), new Set([0, 19]))).toHaveLength(30);
  });
});

describe('comparableLines', () => {
  test.each([
    { left: '{"a":1}', right: '[1]', by: 'json' },
    { left: '{"a":1}', right: 'ping', by: 'text' },
    { left: Uint8Array.of(1), right: 'ping', by: 'hex' },
  ])('$left and $right as $by', ({ left, right, by }) => {
    expect(comparableLines(contentOf(left), contentOf(right))?.by).toBe(by);
  });

  test('what is too long is not compared', () => {
    expect(comparableLines(contentOf('x'.repeat(3_000_000)), contentOf('x'))).toBeNull();
  });
});
