import { expect, test } from './panel-page.ts';

test('a handshake shows both heads, the check of the answer and the compression', async ({ panel }) => {
  await panel.open('varied&rows=0', 32);
  await panel.connections.getByRole('treeitem', { name: 'old.example' }).click();
  await panel.tab('Handshake').click();
  await expect(panel.details).toContainText('✓ Sec-WebSocket-Accept agrees with the key');
  await expect(panel.details).toContainText('permessage-deflate; client_max_window_bits=12');
  await expect(panel.details).toContainText('GET /closed HTTP/1.1\nHost: old.example');
  await expect(panel.details).toContainText('HTTP/1.1 101 Switching Protocols\nUpgrade: websocket');
});

test('a refused one says why, in the list and in its tab; what the server said stays text', async ({ panel }) => {
  await panel.open('varied&rows=0', 32);
  const option = panel.connections.getByRole('treeitem', { name: 'nowhere.example' });
  await expect(option).toContainText('refused by the server: 403 Forbidden');
  await option.click();
  await panel.tab('Handshake').click();
  await expect(panel.details).toContainText('Why it failed');
  await expect(panel.details.locator('pre b')).toHaveCount(0);
  await expect(panel.details.locator('pre').last()).toContainText('<b>');
});

test('a close code is explained', async ({ panel }) => {
  await panel.open('varied&rows=0', 32);
  await panel.connections.getByRole('treeitem', { name: 'old.example' }).click();
  await panel.tab('Close').click();
  await expect(panel.details).toContainText('4001');
  await expect(panel.details).toContainText('private use, agreed between page and server');
  await expect(panel.details).toContainText('in a close frame');
});

test('the tabs are chosen with the arrows', async ({ panel, page }) => {
  await panel.open('varied&rows=0', 32);
  await panel.connections.getByRole('treeitem', { name: 'old.example' }).click();
  await panel.tab('Connection').focus();
  await page.keyboard.press('ArrowRight');
  await expect(panel.tab('Handshake')).toBeFocused();
  await expect(panel.tab('Handshake')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('End');
  await expect(panel.tab('Close')).toBeFocused();
});
