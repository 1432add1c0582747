import type { Page } from '@playwright/test';
import { expect, type PanelPage, test } from './panel-page.ts';

/** Milliseconds that the panel may not answer in one go, on a machine that does other work, too. */
const LONGEST_PAUSE = 600;

/** Appends a message that is made in the page: it is too big to be sent there. */
async function append(panel: PanelPage, kind: 'long' | 'deep' | 'binary'): Promise<void> {
  await panel.page.evaluate((wanted) => {
    const { session } = standalone;
    const item = (id: number) =>
      `{"id":${id},"user":{"name":"Ada","tags":["a","b"]},"price":${id / 7},"text":"hello ${id}"}`;
    const long = () => `[${Array.from({ length: 760_000 }, (_, id) => item(id)).join()}]`;
    const text = { long, deep: () => '['.repeat(100_000) + ']'.repeat(100_000), binary: () => '' }[wanted]();
    const data = new Uint8Array(64_000_000).map((_, at) => at & 0xff).buffer;
    const payload =
      wanted === 'binary' ? ({ opcode: 'binary', data } as const) : ({ opcode: 'text', data: text } as const);
    const [connection = ''] = session.connections.keys();
    const common = { type: 'message', direction: 'received', discarded: false, resent: false } as const;
    session.append([{ ...common, connection, seq: 100_000, at: Date.now(), payload }]);
  }, kind);
}

/** The longest time in which nothing could be done, in ms. */
async function longestPause(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const state = { longest: 0, last: performance.now() };
    const timer = setInterval(() => {
      state.longest = Math.max(state.longest, performance.now() - state.last);
      state.last = performance.now();
    }, 4);
    Object.assign(globalThis, { pauses: { state, timer } });
  });
  await act();
  return page.evaluate(() => {
    const { pauses } = globalThis as unknown as { pauses: { state: { longest: number }; timer: number } };
    clearInterval(pauses.timer);
    return Math.round(pauses.state.longest);
  });
}

test('JSON of 64 MB is read while the panel goes on, and can be opened and searched', async ({ panel, page }) => {
  test.setTimeout(90_000);
  await panel.open('rows=5', 10);
  await append(panel, 'long');
  const tree = panel.details.getByRole('tree');
  const pause = await longestPause(page, async () => {
    await panel.row('"id":0,').last().click();
    await expect(panel.details.getByRole('progressbar', { name: 'Reading JSON' })).toBeVisible();
    await expect(tree.getByRole('treeitem').first()).toBeVisible({ timeout: 60_000 });
  });
  test.info().annotations.push({ type: 'longest pause', description: `${pause} ms` });
  console.log(`64 MB of JSON: longest pause ${pause} ms`);
  expect(pause).toBeLessThan(LONGEST_PAUSE);
  await panel.button('Expand all').click();
  await tree.getByRole('treeitem').first().focus();
  await page.keyboard.press('End');
  await expect(tree.getByRole('treeitem', { name: /hello 759999/ }).last()).toBeInViewport();
  expect(await tree.getByRole('treeitem').count()).toBeLessThan(120);
});

test('reading can be cancelled, and begun again', async ({ panel }) => {
  test.setTimeout(90_000);
  await panel.open('rows=5', 10);
  await append(panel, 'long');
  await panel.row('"id":0,').last().click();
  await panel.details.getByRole('button', { name: 'Cancel' }).click();
  await expect(panel.details).toContainText('Cancelled.');
  await panel.details.getByRole('button', { name: 'Try again' }).click();
  await expect(panel.details.getByRole('progressbar', { name: 'Reading JSON' })).toBeVisible();
});

test('JSON nested 100,000 deep is opened whole', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  await append(panel, 'deep');
  const tree = panel.details.getByRole('tree');
  const pause = await longestPause(page, async () => {
    await panel.row('[[[[').last().click();
    await expect(tree).toBeVisible();
    await panel.button('Expand all').click();
    await tree.getByRole('treeitem').first().focus();
    await page.keyboard.press('End');
    await expect(tree.locator('[aria-level="100000"]')).toBeInViewport();
  });
  console.log(`100,000 levels of JSON: longest pause ${pause} ms`);
  expect(pause).toBeLessThan(LONGEST_PAUSE);
  await panel.tab('Text').click();
  await page.getByRole('checkbox', { name: 'Pretty JSON' }).check();
  await expect(panel.details.getByRole('group', { name: 'Text of the message' })).toContainText('[');
});

test('64 MB of bytes are scrolled to their end', async ({ panel, page }) => {
  test.setTimeout(60_000);
  await panel.open('rows=5', 10);
  await append(panel, 'binary');
  await panel.row('00 01 02 03').last().click();
  await panel.tab('Hex').click();
  const hex = panel.details.getByRole('group', { name: 'Bytes of the message' });
  await hex.focus();
  const pause = await longestPause(page, async () => {
    await page.keyboard.press('Control+End');
    await expect(hex).toContainText('03d08ff8');
  });
  console.log(`64 MB of bytes: longest pause ${pause} ms`);
  expect(pause).toBeLessThan(LONGEST_PAUSE);
});
