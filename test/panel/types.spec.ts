import type { Page } from '@playwright/test';
import { expect, test } from './panel-page.ts';

const openTypes = (page: Page) => page.getByRole('tab', { name: 'Types' }).click();
const typesOf = (page: Page) => page.getByRole('grid', { name: 'Types' });
const laneOf = (page: Page, kind: string) =>
  typesOf(page)
    .getByRole('row')
    .filter({ has: page.getByText(kind, { exact: true }) });

test('every type has a line with its counts, sizes and total', async ({ panel, page }) => {
  await panel.open('rows=1000', 1_005);
  await openTypes(page);
  await expect(panel.grid).toHaveCount(0);
  await expect(laneOf(page, 'tick')).toContainText('200');
  await expect(laneOf(page, 'tick')).toContainText('↓ 200');
  await expect(laneOf(page, 'binary')).toContainText('16 B');
  await expect(laneOf(page, 'binary')).toContainText('3.2 kB');
});

test('the lines follow the choice of a connection, the chosen time, and what comes', async ({ panel, page }) => {
  await panel.open('rows=1000', 1_005);
  await openTypes(page);
  await expect(laneOf(page, 'chat')).toHaveCount(1);
  await panel.connections.getByRole('treeitem', { name: 'feed.example' }).click();
  await expect(laneOf(page, 'chat')).toHaveCount(0);
  await page.getByRole('slider', { name: 'Selected time' }).press('ArrowRight');
  await expect(laneOf(page, 'tick')).not.toContainText('200');
  await panel.button('Clear').click();
  await expect(page.getByText('No message yet. Each type')).toBeVisible();
});

test('in a narrow panel the latencies are there still', async ({ panel, page }) => {
  await page.setViewportSize({ width: 420, height: 800 });
  await panel.open('rows=0', 5);
  await page.evaluate(() => {
    const { session } = standalone;
    const [connection = ''] = session.connections.keys();
    const common = { type: 'message', connection, discarded: false, resent: false } as const;
    const payload = (data: string) => ({ opcode: 'text', data }) as const;
    session.append([
      { ...common, direction: 'sent', seq: 100, at: 2_000, payload: payload('{"type":"ask","id":1}') },
      { ...common, direction: 'received', seq: 101, at: 2_042, payload: payload('{"type":"answer","id":1}') },
    ]);
  });
  await openTypes(page);
  await expect(laneOf(page, 'answer').getByRole('gridcell').filter({ hasText: '42 ms' })).toBeVisible();
});

test('are sorted by the column that is pressed', async ({ panel, page }) => {
  await panel.open('rows=1000', 1_005);
  await openTypes(page);
  const rows = typesOf(page).getByRole('row');
  await typesOf(page).getByRole('button', { name: 'Size' }).click();
  await expect(rows.nth(1)).toContainText('tick');
  await expect(typesOf(page).getByRole('columnheader', { name: 'Size' })).toHaveAttribute('aria-sort', 'descending');
  await typesOf(page).getByRole('button', { name: 'Size' }).click();
  await expect(rows.last()).toContainText('tick');
  await expect(typesOf(page).getByRole('columnheader', { name: 'Size' })).toHaveAttribute('aria-sort', 'ascending');
});

test('a press asks for one type alone; with a key held, for one more or all but one', async ({ panel, page }) => {
  await panel.open('rows=1000', 1_005);
  await openTypes(page);
  await laneOf(page, 'tick').click({ modifiers: ['Control'] });
  await expect(panel.filter).toHaveValue('kind:tick');
  await laneOf(page, 'chat').click({ modifiers: ['Control'] });
  await expect(panel.filter).toHaveValue('kind:tick or kind:chat');
  await laneOf(page, 'chat').click({ modifiers: ['Alt'] });
  await expect(panel.filter).toHaveValue('kind:tick');
  await expect(laneOf(page, 'tick')).toHaveAttribute('aria-selected', 'true');
  await laneOf(page, 'binary').click({ modifiers: ['Alt'] });
  await expect(panel.filter).toHaveValue('kind:tick -kind:binary');
  await expect(laneOf(page, 'binary')).toContainText('hidden');
  await laneOf(page, 'tick').click();
  await expect(panel.filter).toHaveValue('kind:tick');
  await expect(panel.grid).toBeVisible();
  await expect(panel.status).toContainText('200 of 1,000 messages');
});

test('the keyboard goes through the lines and presses them', async ({ panel, page }) => {
  await panel.open('rows=1000', 1_005);
  await openTypes(page);
  await laneOf(page, 'tick').focus();
  await page.keyboard.press('Home');
  await expect(typesOf(page).getByRole('row').nth(1)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(typesOf(page).getByRole('row').nth(2)).toBeFocused();
  const kind = await typesOf(page).getByRole('row').nth(2).locator('bdi').textContent();
  await page.keyboard.press('Enter');
  await expect(panel.filter).toHaveValue(`kind:${kind}`);
});

test('the messages stand where they were when one comes back', async ({ panel, page }) => {
  await panel.open('rows=1000', 1_005);
  const place = panel.grid.locator('[aria-rowindex="303"]'); // under the header
  await panel.grid.evaluate((grid) => grid.scrollTo(0, 301 * 20));
  await expect(place).toBeInViewport();
  await expect(panel.button('Jump to newest')).toBeVisible();
  await openTypes(page);
  await expect(panel.grid).toHaveCount(0);
  await page.getByRole('tab', { name: 'Messages' }).click();
  await expect(place).toBeInViewport();
  await expect.poll(() => panel.grid.evaluate(({ scrollTop }) => scrollTop)).toBe(301 * 20);
});

test('1, 2 and 3 go from one view to another', async ({ panel, page }) => {
  await panel.open('rows=100', 105);
  await page.keyboard.press('2');
  await expect(typesOf(page)).toBeVisible();
  await page.keyboard.press('3');
  await expect(page.getByRole('tab', { name: 'Statistics' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('1');
  await expect(panel.grid).toBeVisible();
});
