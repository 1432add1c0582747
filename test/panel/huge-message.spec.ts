import type { Page } from '@playwright/test';
import { cancelOnceThere } from './held-up.ts';
import { expect, type PanelPage, test } from './panel-page.ts';

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

/** Other tasks that had their turn while the panel showed how far it was: none, had it worked in one go. */
async function turnsMeanwhile(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const { port1, port2 } = new MessageChannel();
    const state: { turns: number; isOver: boolean } = { turns: 0, isOver: false };
    port1.onmessage = () => {
      if (document.querySelector('progress')) state.turns++;
      if (!state.isOver) port2.postMessage(null);
    };
    port2.postMessage(null);
    Object.assign(globalThis, { meanwhile: state });
  });
  await act();
  return page.evaluate(() => {
    const { meanwhile } = globalThis as unknown as { meanwhile: { turns: number; isOver: boolean } };
    meanwhile.isOver = true;
    return meanwhile.turns;
  });
}

test('JSON of 64 MB is read while the panel goes on, and can be opened and searched', async ({ panel, page }) => {
  test.setTimeout(90_000);
  await panel.open('rows=5', 10);
  await append(panel, 'long');
  const tree = panel.details.getByRole('tree');
  const turns = await turnsMeanwhile(page, async () => {
    await panel.row('"id":0,').last().click();
    await expect(panel.details.getByRole('progressbar', { name: 'Reading JSON' })).toBeVisible();
    await expect(tree.getByRole('treeitem').first()).toBeVisible({ timeout: 60_000 });
  });
  expect(turns).toBeGreaterThan(20);
  await panel.button('Expand all').click();
  await tree.getByRole('treeitem').first().focus();
  await page.keyboard.press('End');
  await expect(tree.getByRole('treeitem', { name: /hello 759999/ }).last()).toBeInViewport();
  expect(await tree.getByRole('treeitem').count()).toBeLessThan(120);
});

test('reading can be cancelled, and begun again', async ({ panel, page }) => {
  test.setTimeout(90_000);
  await panel.open('rows=5', 10);
  await append(panel, 'long');
  const told = cancelOnceThere(page);
  await panel.row('"id":0,').last().click();
  expect(await told).toMatch(/^Reading JSON/);
  await expect(panel.details).toContainText('Cancelled.');
  await panel.details.getByRole('button', { name: 'Try again' }).click();
  await expect(panel.details.getByRole('progressbar', { name: 'Reading JSON' })).toBeVisible();
});

test('JSON nested 100,000 deep is opened whole', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  await append(panel, 'deep');
  const tree = panel.details.getByRole('tree');
  await panel.row('[[[[').last().click();
  await expect(tree).toBeVisible();
  await panel.button('Expand all').click();
  await tree.getByRole('treeitem').first().focus();
  await page.keyboard.press('End');
  await expect(tree.locator('[aria-level="100000"]')).toBeInViewport();
  expect(await tree.getByRole('treeitem').count()).toBeLessThan(120);
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
  await page.keyboard.press('Control+End');
  await expect(hex).toContainText('03d08ff8');
  expect(await hex.locator('*').count()).toBeLessThan(10_000); // what is in view alone
});
