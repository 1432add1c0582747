import { expect, test } from './panel-page.ts';

test('a clear is taken back, with what has come since', async ({ panel, page }) => {
  await panel.open('rows=50', 55);
  await panel.button('Clear').click();
  await expect(panel.grid).toHaveAttribute('aria-rowcount', '1');
  const bar = page.getByRole('group', { name: 'Undo' });
  await expect(bar).toContainText('Cleared 50 messages');
  await page.evaluate(() => standalone.generator.receive('since then'));
  await expect(panel.row('since then')).toBeVisible();
  await panel.button('Undo').click();
  await expect(panel.grid).toHaveAttribute('aria-rowcount', '57');
  await expect(panel.row('since then')).toBeVisible();
  await expect(panel.row('"id":50,')).toBeVisible();
  await expect(bar).toHaveCount(0);
  await expect(panel.connections.getByText('↑')).not.toHaveCount(0);
});

test('a bookmark that was removed is not offered any more once its page is left', async ({ panel, page }) => {
  await panel.open('rows=50', 55);
  await panel.row('ping 49').click();
  await page.keyboard.press('b');
  await expect(panel.row('ping 49').getByRole('img', { name: 'Bookmarked' })).toBeVisible();
  await page.keyboard.press('b');
  const bar = page.getByRole('group', { name: 'Undo' });
  await expect(bar).toContainText('Removed 1 bookmark');
  await page.evaluate(() => standalone.generator.navigate());
  await expect(panel.row('ping 49')).toHaveCount(0);
  await expect(bar).toHaveCount(0);
});

test('a key takes back the last clear, and a dismissed one is gone for good', async ({ panel, page }) => {
  await panel.open('rows=20', 25);
  await page.keyboard.press('Control+l');
  await expect(panel.grid).toHaveAttribute('aria-rowcount', '1');
  await page.keyboard.press('Control+z');
  await expect(panel.grid).toHaveAttribute('aria-rowcount', '26');
  await page.keyboard.press('Control+l');
  await panel.button('Do not offer to undo').click();
  await expect(page.getByRole('group', { name: 'Undo' })).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(panel.grid).toHaveAttribute('aria-rowcount', '1');
});
