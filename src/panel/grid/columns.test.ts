import { describe, expect, test } from 'vitest';
import {
  columnTemplate,
  FIRST_LAYOUT,
  moved,
  readLayout,
  resized,
  savedLayout,
  shownColumns,
  toggled,
} from './columns.ts';

describe('shownColumns', () => {
  test.each([
    [1_200, true, 'seq time direction kind connection summary size latency'],
    [1_200, false, 'seq time direction kind summary size latency'],
    [680, true, 'seq time direction kind summary size latency'],
    [610, true, 'seq time direction kind summary size'],
    [560, true, 'time direction kind summary size'],
    [460, true, 'time direction kind summary'],
    [400, true, 'time direction kind summary'],
    [200, true, 'time direction summary'],
  ])('in %d px, several connections %s: %s', (width, hasConnections, expected) =>
    expect(shownColumns(FIRST_LAYOUT, width, hasConnections).join(' ')).toBe(expected),
  );

  test('leaves out what is hidden', () =>
    expect(shownColumns(toggled(FIRST_LAYOUT, 'time'), 1_200, false)).not.toContain('time'));
});

test('a column is moved before another, or to the end', () => {
  expect(moved(FIRST_LAYOUT, 'size', 'seq').order.slice(0, 3)).toEqual(['size', 'seq', 'time']);
  expect(moved(FIRST_LAYOUT, 'seq', null).order.at(-1)).toBe('seq');
  expect(moved(FIRST_LAYOUT, 'seq', 'seq')).toBe(FIRST_LAYOUT);
});

test('the summary cannot be hidden', () => expect(toggled(FIRST_LAYOUT, 'summary').hidden.size).toBe(0));

test('widths have bounds', () => {
  expect(resized(FIRST_LAYOUT, 'kind', 1).widths.kind).toBe(20);
  expect(resized(FIRST_LAYOUT, 'kind', 1e9).widths.kind).toBe(800);
});

test('the summary takes what is left', () =>
  expect(columnTemplate(['seq', 'summary'], FIRST_LAYOUT)).toBe('52px minmax(0, 1fr)'));

describe('what was saved', () => {
  test('is read back', () => {
    const layout = { ...toggled(moved(FIRST_LAYOUT, 'size', 'seq'), 'time'), time: 'delta' as const };
    expect(readLayout(JSON.parse(JSON.stringify(savedLayout(layout))))).toEqual(layout);
  });

  test.each([null, 4, 'x', [], { order: 7, hidden: 'x', widths: [], time: 1 }])('%j is the first layout', (saved) =>
    expect(readLayout(saved)).toEqual(FIRST_LAYOUT),
  );

  test('with other columns keeps what is known', () => {
    const read = readLayout({
      order: ['size', 'who', 'size'],
      hidden: ['who', 'summary'],
      widths: { size: 'x', seq: 1 },
    });
    expect(read.order).toEqual(['size', ...FIRST_LAYOUT.order.filter((id) => id !== 'size')]);
    expect(read.hidden.size).toBe(0);
    expect(read.widths).toMatchObject({ size: FIRST_LAYOUT.widths.size, seq: 20 });
  });
});
