import { describe, expect, test } from 'vitest';
import { MAX_HEIGHT, maxScrollTop, rowWindow, scrollTopToReveal } from './windowing.ts';

const list = (rowCount: number, scrollTop = 0) => ({ scrollTop, height: 200, rowHeight: 20, rowCount });

describe('rowWindow', () => {
  test.each([
    { name: 'empty list', viewport: list(0), rows: [0, 0] },
    { name: 'list shorter than the viewport', viewport: list(3), rows: [0, 3] },
    { name: 'top', viewport: list(1000), rows: [0, 12] },
    { name: 'half a row down', viewport: list(1000, 10), rows: [0, 13] },
    { name: 'middle', viewport: list(1000, 4000), rows: [198, 212] },
    { name: 'end', viewport: list(1000, 19_800), rows: [988, 1000] },
    { name: 'scrolled beyond the end', viewport: list(1000, 99_999), rows: [988, 1000] },
    { name: 'overscrolled at the top', viewport: list(1000, -50), rows: [0, 12] },
  ])('$name', ({ viewport, rows }) => {
    const { first, end, offset, totalHeight } = rowWindow(viewport, 2);
    expect([first, end]).toEqual(rows);
    expect(offset).toBe(first * 20);
    expect(totalHeight).toBe(viewport.rowCount * 20);
  });

  test('a list taller than an element can be is scaled, and both ends are reached', () => {
    const million = list(5_000_000);
    expect(rowWindow(million, 0)).toEqual({ first: 0, end: 10, offset: 0, totalHeight: MAX_HEIGHT });
    const { first, end, offset } = rowWindow({ ...million, scrollTop: maxScrollTop(million) }, 0);
    expect(end).toBe(5_000_000);
    expect(first).toBe(4_999_990);
    expect(offset).toBeCloseTo(MAX_HEIGHT - 200);
  });

  test('the rows of a scaled list stand where the viewport is', () => {
    for (let scrollTop = 0; scrollTop <= maxScrollTop(list(5_000_000)); scrollTop += 999_983) {
      const { first, end, offset } = rowWindow(list(5_000_000, scrollTop), 0);
      expect(offset).toBeLessThanOrEqual(scrollTop + 1e-6);
      expect(offset + (end - first) * 20).toBeGreaterThanOrEqual(scrollTop + 200 - 1e-6);
    }
  });
});

describe('scrollTopToReveal', () => {
  test.each([
    { name: 'a row in view moves nothing', row: 12, from: 200, to: 200 },
    { name: 'a row above comes to the top', row: 3, from: 200, to: 60 },
    { name: 'a row below comes to the bottom', row: 30, from: 200, to: 420 },
    { name: 'the last row', row: 999, from: 0, to: 19_800 },
    { name: 'a fraction of a px above moves nothing', row: 10, from: 200.5, to: 200.5 },
    { name: 'a fraction of a px below moves nothing', row: 19, from: 199.5, to: 199.5 },
  ])('$name', ({ row, from, to }) => {
    expect(scrollTopToReveal(row, list(1000, from))).toBe(to);
  });

  test.each([
    { name: 'what something floats over is brought up', row: 18, from: 200, covered: 32, to: 212 },
    { name: 'what it does not reach stays', row: 17, from: 200, covered: 32, to: 200 },
    { name: 'in a list as low as that, a row is at the top', row: 18, from: 200, covered: 190, to: 360 },
  ])('$name', ({ covered, from, row, to }) => {
    expect(scrollTopToReveal(row, list(1000, from), covered)).toBe(to);
  });

  test.each([0, 1, 2_500_000, 4_999_999])('row %i of a scaled list is whole in view afterwards', (row) => {
    const viewport = list(5_000_000, 3_000_000);
    const scrollTop = scrollTopToReveal(row, viewport);
    const { first, offset } = rowWindow({ ...viewport, scrollTop }, 0);
    const top = offset + (row - first) * 20 - scrollTop;
    expect(top).toBeGreaterThanOrEqual(-1e-3);
    expect(top).toBeLessThanOrEqual(180 + 1e-3);
  });

  test.each([600_001, 777_777])(
    'row %i of a scaled list is in view where the browser rounds what it asks for',
    (row) => {
      const million = { ...list(1_000_000, 7_000_000), height: 700 };
      const scrollTop = Math.floor(scrollTopToReveal(row, million));
      expect(scrollTopToReveal(row, { ...million, scrollTop })).toBe(scrollTop);
    },
  );
});
