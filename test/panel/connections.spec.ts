import { expect, test } from './panel-page.ts';

test('is a tree of frames and their connections, with states and rates', async ({ panel }) => {
  await panel.open('varied&rows=50', 82);
  const frame = panel.connections.getByRole('treeitem', { name: 'Top frame' });
  await expect(frame).toHaveAttribute('aria-level', '1');
  await expect(frame).toHaveAttribute('aria-expanded', 'true');
  const feed = panel.connections.getByRole('treeitem', { name: 'feed.example' });
  await expect(feed).toHaveAttribute('aria-level', '2');
  await expect(feed.getByRole('img', { name: 'messages/s' })).toBeVisible();
  await expect(panel.connections.getByRole('treeitem', { name: 'old.example' })).toContainText('closed 4001');
});

test('says of each line where it stands among how many, drawn or not', async ({ panel }) => {
  await panel.open('rows=10', 15);
  await expect(panel.connections.getByRole('treeitem')).toHaveCount(3);
  const last = panel.connections.getByRole('treeitem').last();
  await expect(last).toHaveAttribute('aria-posinset', '3');
  await expect(last).toHaveAttribute('aria-setsize', '3');
});

test('several are chosen at once, by pointer and by keyboard', async ({ panel, page }) => {
  await panel.open('varied&rows=50', 82);
  const line = (name: string) => panel.connections.getByRole('treeitem', { name });
  await line('old.example').click();
  await expect(panel.grid).toHaveAttribute('aria-rowcount', '7');
  await line('nowhere.example').click({ modifiers: ['ControlOrMeta'] });
  await expect(panel.grid).toHaveAttribute('aria-rowcount', '10');
  await expect(panel.connections.locator('[aria-selected="true"]')).toHaveCount(2);
  await line('nowhere.example').click({ modifiers: ['ControlOrMeta'] });
  await expect(panel.grid).toHaveAttribute('aria-rowcount', '7');
  await line('old.example').click();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(panel.grid).toHaveAttribute('aria-rowcount', '10');
  await expect(line('nowhere.example')).toBeFocused();
});

test('a group is closed, opened, and chosen as a whole, by keys', async ({ panel, page }) => {
  await panel.open('varied&rows=50', 82);
  const frame = panel.connections.getByRole('treeitem', { name: 'https://ads.example/frame.html' });
  await frame.click();
  await expect(panel.grid).toHaveAttribute('aria-rowcount', '4');
  await page.keyboard.press('ArrowLeft');
  await expect(frame).toHaveAttribute('aria-expanded', 'false');
  await expect(frame).toBeFocused();
  await expect(panel.connections.getByRole('treeitem', { name: 'beacon' })).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(panel.connections.getByRole('treeitem', { name: 'beacon' })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(frame).toBeFocused();
});

test('hidden ones leave the tree and the grid, are counted, and come back', async ({ panel, page }) => {
  await panel.open('varied&rows=50', 82);
  const feed = panel.connections.getByRole('treeitem', { name: 'feed.example' });
  await feed.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Hide this connection' }).click();
  await expect(feed).toHaveCount(0);
  await expect(panel.row('"tick"')).toHaveCount(0);
  await expect(page.getByRole('group', { name: 'Undo' })).toContainText('Hid 1 connection');
  await panel.button('1 hidden').click();
  await expect(feed).toBeVisible();
  await expect(panel.row('"tick"').first()).toBeVisible();
});

test('grouped by state, sorted and pinned, and remembered', async ({ panel, page }) => {
  await panel.open('varied&rows=50', 82);
  await panel.button('Group and sort connections').click();
  await page.getByRole('menuitemradio', { name: 'Group by state' }).click();
  await expect(panel.connections.getByRole('treeitem', { name: 'failed', exact: false }).first()).toBeVisible();
  await panel.connections.getByRole('treeitem', { name: 'beacon' }).click({ button: 'right' });
  await page.getByRole('menuitemcheckbox', { name: 'Pin to the top' }).click();
  await expect(panel.connections.getByRole('treeitem').nth(1)).toContainText('beacon');
  await page.reload();
  await panel.button('Group and sort connections').click();
  await expect(page.getByRole('menuitemradio', { name: 'Group by state' })).toHaveAttribute('aria-checked', 'true');
});

test('sorted by age, by URL, and by what they carry', async ({ panel, page }) => {
  await panel.open('varied&rows=50', 82);
  const order = () =>
    panel.connections
      .getByRole('treeitem')
      .evaluateAll((lines) => lines.flatMap(({ textContent }) => /(?:old|nowhere)\.example/.exec(textContent) ?? []));
  await expect.poll(order).toEqual(['old.example', 'nowhere.example']);
  for (const { by, first } of [
    { by: 'Sort by URL', first: 'nowhere.example' },
    { by: 'Sort by messages', first: 'old.example' },
    { by: 'Sort by URL', first: 'nowhere.example' },
    { by: 'Sort by bytes', first: 'old.example' },
    { by: 'Sort by URL', first: 'nowhere.example' },
    { by: 'Sort by age', first: 'old.example' },
  ]) {
    await panel.button('Group and sort connections').click();
    await page.getByRole('menuitemradio', { name: by }).click();
    await expect.poll(async () => (await order())[0], by).toBe(first);
  }
});

test('what a line has no room for is told where the pointer rests', async ({ panel }) => {
  await panel.open('varied&rows=0', 32);
  const feed = panel.connections.getByRole('treeitem', { name: 'feed.example' });
  await expect(feed.getByTitle('wss://feed.example:8443/market/ticker')).toBeVisible();
  await expect(feed.locator('[title*="0 messages sent"]')).toHaveAttribute(
    'title',
    /^open\n1,204 lost\n0 messages sent\n/,
  );
  const failed = panel.connections.getByRole('treeitem', { name: 'nowhere.example' });
  await expect(failed.locator('[title*="refused by the server: 403 Forbidden"]')).toBeVisible();
});

test('the bottom line tells how much comes and goes at the moment', async ({ panel, page }) => {
  await panel.open('rows=0', 5);
  const rates = page.getByTitle(/^Payload received and sent in a second/);
  await expect(rates).toHaveText('0 B/s ↓ 0 B/s ↑');
  const receive = async () => {
    await page.evaluate(() => standalone.generator.receive('x'.repeat(50_000)));
    return rates.textContent();
  };
  await expect.poll(receive).toMatch(/^[1-9][\d.]* [kM]B\/s ↓ 0 B\/s ↑$/);
});
