import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runAtOnce } from '../slices/sliced-work.ts';
import { TextLayout } from './text-layout.ts';

function layoutOf(text: string, columns: number): TextLayout {
  const layout = new TextLayout(text, columns);
  runAtOnce(layout);
  return layout;
}

const rowsOf = (text: string, columns: number) => {
  const layout = layoutOf(text, columns);
  return layout.rows(0, layout.rowCount).map(({ start, end }) => text.slice(start, end));
};

describe('rows', () => {
  test.each([
    { text: '', columns: 5, rows: [''] },
    { text: 'abc', columns: 5, rows: ['abc'] },
    { text: 'abcde', columns: 5, rows: ['abcde'] },
    { text: 'abcdef', columns: 5, rows: ['abcde', 'f'] },
    { text: 'a\nb', columns: 5, rows: ['a', 'b'] },
    { text: 'a\n', columns: 5, rows: ['a', ''] },
    { text: '\n\n', columns: 5, rows: ['', '', ''] },
    { text: 'abcde\nf', columns: 5, rows: ['abcde', 'f'] },
    { text: 'one two three', columns: 8, rows: ['one two ', 'three'] },
    { text: '1,2,3,4,5', columns: 6, rows: ['1,2,3,', '4,5'] },
    { text: '日本語', columns: 4, rows: ['日本', '語'] },
    { text: '😀😀', columns: 3, rows: ['😀', '😀'] },
    { text: '😀', columns: 1, rows: ['😀'] },
    { text: 'a\tb', columns: 5, rows: ['a\tb'] },
    { text: 'a\u001bb', columns: 5, rows: ['a\u001b', 'b'] },
  ])('$text in $columns columns', ({ text, columns, rows }) => {
    expect(rowsOf(text, columns)).toEqual(rows);
  });

  test('together they are the text, none is too long, and each unit is found in its row', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', ' ', '\n', '日', '😀', '\u0301', '\r', '\t', ','),
      maxLength: 300,
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 20 }), (content, columns) => {
        const layout = layoutOf(content, columns);
        const rows = layout.rows(0, layout.rowCount);
        let next = 0;
        rows.forEach(({ start, end }, row) => {
          expect(start).toBe(next);
          expect(end - start).toBeLessThanOrEqual(columns * 4 + 1);
          next = content[end] === '\n' ? end + 1 : end;
          for (let at = start; at < next; at++) expect(layout.rowOf(at)).toBe(row);
          expect(layout.rows(row, row + 1)).toEqual([{ start, end }]);
        });
        expect(next).toBe(content.length);
      }),
    );
  });

  test('it knows how wide it is', () => {
    expect(layoutOf('ab\n日本語\nabc', 100).widest).toBe(6);
  });

  test('as long as nobody knows how wide they are there are none, and nothing is read', () => {
    const layout = new TextLayout('abc\n'.repeat(1_000), 0);
    expect([layout.isDone, layout.rowCount, layout.progress, layout.rows(0, 5)]).toEqual([true, 0, 1, []]);
  });

  test('a text without any width ends', () => {
    expect(rowsOf('\u0301'.repeat(100), 5).length).toBeLessThan(10);
  });
});
