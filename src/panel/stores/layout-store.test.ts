import { describe, expect, test } from 'vitest';
import { LARGEST_PANE, LayoutStore, SMALLEST_PANE } from './layout-store.ts';

function settings(saved: unknown) {
  const written: unknown[] = [];
  const write = (_key: string, value: unknown) => {
    written.push(value);
    return Promise.resolve();
  };
  return { written, read: () => Promise.resolve(saved), write };
}

describe('LayoutStore', () => {
  test.each([undefined, null, 'x', { detailsWidth: 'wide' }, { detailsWidth: Number.NaN }])(
    'what was never saved, or badly, leaves the first sizes: %o',
    async (saved) => {
      const layout = new LayoutStore(settings(saved));
      const first = layout.sizes.value;
      await layout.load();
      expect(layout.sizes.value).toEqual(first);
    },
  );

  test('sizes are remembered', async () => {
    const store = settings(undefined);
    const layout = new LayoutStore(store);
    layout.resize('detailsWidth', 512.4);
    await layout.save();
    const next = new LayoutStore(settings(store.written[0]));
    await next.load();
    expect(next.sizes.value.detailsWidth).toBe(512);
  });

  test.each([
    { size: -5, kept: SMALLEST_PANE },
    { size: 1e9, kept: LARGEST_PANE },
  ])('a size of $size is bounded', ({ size, kept }) => {
    const layout = new LayoutStore(settings(undefined));
    layout.resize('detailsHeight', size);
    expect(layout.sizes.value.detailsHeight).toBe(kept);
  });
});
