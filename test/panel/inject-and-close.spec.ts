import { choose } from './message-in.ts';
import { expect, test } from './panel-page.ts';

test('what is composed is injected, and its row says that it was you', async ({ panel, page }) => {
  await panel.open('rows=0', 5);
  await page.keyboard.press('s');
  await page.getByRole('textbox', { name: 'Message to send' }).fill('as if from the server');
  await panel.button('Inject').click();
  const row = panel.row('as if from the server');
  await expect(row).toContainText('injected by you');
  await expect(row).toHaveAttribute('data-direction', 'received');
  await expect(panel.status).toContainText('Injected into /market/ticker');
  await page.keyboard.press('Control+Shift+Enter');
  await expect(row).toHaveCount(2);
});

test('a received message is injected again, and edited before that', async ({ panel, page }) => {
  await panel.open('rows=0', 5);
  await choose(panel, '{"price":1}', 'price');
  await panel.button('Inject again').click();
  await expect(panel.row('injected by you')).toContainText('{"price":1}');
  await panel.button('Edit and inject').click();
  await page.getByRole('textbox', { name: 'Message to send' }).fill('{"price":2}');
  await page.keyboard.press('Control+Shift+Enter');
  await expect(panel.row('{"price":2}')).toContainText('injected by you');
});

test('a closed connection is told, and what was to be injected stays', async ({ panel, page }) => {
  await panel.open('rows=0', 5);
  await choose(panel, 'overdue', 'overdue');
  await panel.button('Edit and inject').click();
  await page.evaluate(() => standalone.generator.closeChat(1000, ''));
  await panel.button('Inject').click();
  await expect(page.getByRole('alert')).toHaveText('Not injected: the connection to /rooms/lobby?v=2 is not open.');
  await expect(page.getByRole('textbox', { name: 'Message to send' })).toHaveText('overdue');
});

test('a connection is closed with a code and a reason, and only with those that a page may give', async ({
  panel,
  page,
}) => {
  await panel.open('rows=0', 5);
  await choose(panel, 'of the chat', 'of the chat');
  await page.keyboard.press('q');
  const dialog = page.getByRole('dialog', { name: 'Close connection' });
  await expect(dialog).toContainText('wss://chat.example/rooms/lobby?v=2');
  const code = dialog.getByRole('textbox', { name: 'Code' });
  const close = dialog.getByRole('button', { name: 'Close now' });
  await code.fill('1001');
  await expect(dialog).toContainText('A page may close with 1000, or with 3000 to 4999.');
  await expect(close).toBeDisabled();
  await code.fill('4001');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('é'.repeat(62));
  await expect(dialog).toContainText('Too long: a reason has at most 123 bytes.');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('enough');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(panel.row('of the chat')).toBeFocused();
  await expect(panel.row('Closed by you: 4001')).toContainText('enough');
  await expect(panel.status).toContainText('Closed /rooms/lobby?v=2');
  await page.keyboard.press('q');
  await expect(page.getByRole('alert')).toHaveText('No open WebSocket is chosen.');
});

test('a connection is closed from its line in the tree, and Escape leaves it open', async ({ panel, page }) => {
  await panel.open('rows=0', 5);
  const line = panel.connections.getByRole('treeitem').filter({ hasText: 'ticker' });
  await line.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Close connection' }).click();
  await expect(page.getByRole('textbox', { name: 'Code' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(line).toContainText('open');
  await line.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Close connection' }).click();
  await page.getByRole('textbox', { name: 'Code' }).fill('');
  await expect(page.getByRole('dialog')).toContainText('No status code: the server sees 1005.');
  await panel.button('Close now').click();
  await expect(line).toContainText('closed 1005');
});

test('a connection is cut in the same dialog, and the focus is where it was', async ({ panel, page }) => {
  await panel.open('rows=0', 5);
  await choose(panel, 'of the chat', 'of the chat');
  await page.keyboard.press('q');
  await panel.button('Cut connection').click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(panel.row('of the chat')).toBeFocused();
  await expect
    .poll(() => page.evaluate(() => standalone.generator.engine.rules.rules))
    .toMatchObject([{ what: { type: 'close-after', code: 1006 } }]);
});
