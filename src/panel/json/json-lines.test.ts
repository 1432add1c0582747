import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonIndex } from './json-index.ts';
import {
  allLines,
  firstLines,
  isOpenLine,
  type JsonLines,
  lineOf,
  parentLine,
  revealNode,
  toggleLine,
  upperLines,
} from './json-lines.ts';
import { keyText } from './json-preview.ts';
import { parseJson } from './json-scanner.ts';

function indexOf(value: unknown): JsonIndex {
  const index = parseJson(JSON.stringify(value));
  if (!index) throw new Error('not read');
  return index;
}

const outline = (index: JsonIndex, lines: JsonLines) =>
  [...lines].map((node, line) => {
    const { depth, ordinal } = index.placeOf(node);
    const state = index.countOf(node) === 0 ? 'leaf' : isOpenLine(lines, line) ? 'open' : 'closed';
    return `${'-'.repeat(depth)}${keyText(index, node) ?? ordinal} ${state}`;
  });

describe('firstLines', () => {
  test('opens the upper levels', () => {
    const index = indexOf({ a: { b: { c: { d: 1 } } }, e: 2 });
    expect(outline(index, firstLines(index))).toEqual(['0 open', '-a open', '--b open', '---c closed', '-e leaf']);
  });

  test('leaves long levels closed', () => {
    const index = indexOf({ long: new Array(200).fill(0) });
    expect(outline(index, firstLines(index))).toEqual(['0 open', '-long closed']);
  });

  test('empty containers and scalars are leaves', () => {
    const index = indexOf([{}, [], 'x']);
    expect(outline(index, firstLines(index))).toEqual(['0 open', '-0 leaf', '-1 leaf', '-2 leaf']);
  });
});

describe('toggleLine', () => {
  test('closes a level with everything under it, and opens it anew', () => {
    const index = indexOf([[[1]], 2]);
    const closed = toggleLine(index, firstLines(index), 1);
    expect(outline(index, closed)).toEqual(['0 open', '-0 closed', '-1 leaf']);
    expect(outline(index, toggleLine(index, closed, 1))).toEqual(['0 open', '-0 open', '--0 closed', '-1 leaf']);
  });

  test('closing the root leaves one line', () => {
    const index = indexOf([1, 2]);
    expect(outline(index, toggleLine(index, firstLines(index), 0))).toEqual(['0 closed']);
  });

  test('a leaf stays as it is', () => {
    const index = indexOf([1]);
    const lines = firstLines(index);
    expect(toggleLine(index, lines, 1)).toBe(lines);
  });
});

test('everything is shown, and the upper level', () => {
  const index = indexOf({ a: [1, [2]], b: {} });
  expect([...allLines(index)]).toEqual([0, 1, 2, 3, 4, 5]);
  expect(outline(index, upperLines(index))).toEqual(['0 open', '-a closed', '-b leaf']);
});

test('parentLine finds the line above that holds a line', () => {
  const index = indexOf({ a: [1, 2], b: 3 });
  expect([0, 1, 2, 3, 4].map((line) => parentLine(index, allLines(index), line))).toEqual([-1, 0, 1, 1, 0]);
});

describe('revealNode', () => {
  test('shows a node however little is open, and closes nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(fc.nat(), { maxLength: 8 }), fc.nat(), (value, toggled, place) => {
        const index = indexOf(value);
        let lines: JsonLines = Uint32Array.of(0);
        for (const line of toggled) lines = toggleLine(index, lines, line % lines.length);
        const node = place % index.length;
        const revealed = revealNode(index, lines, node);
        expect(revealed[lineOf(revealed, node)]).toBe(node);
        expect([...revealed]).toEqual([...new Set(revealed)].sort((a, b) => a - b));
        expect([...lines].every((line) => revealed.includes(line))).toBe(true);
        for (const line of revealed) {
          const { parent } = index.placeOf(line);
          expect(parent < 0 || isOpenLine(revealed, lineOf(revealed, parent))).toBe(true);
        }
      }),
    );
  });

  test('takes no time for a node 100,000 levels deep', () => {
    const depth = 100_000;
    const index = parseJson(`${'['.repeat(depth)}7${']'.repeat(depth)}`);
    expect(index && revealNode(index, Uint32Array.of(0), depth)).toHaveLength(depth + 1);
  });
});
