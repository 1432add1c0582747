import { choose, clipboard } from './message-in.ts';
import { expect, test } from './panel-page.ts';

test('a message is copied in many forms', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  await choose(panel, '{"a":"it\'s"}', "it's");
  for (const { form, copied } of [
    { form: 'Text', copied: '{"a":"it\'s"}' },
    { form: 'JSON, pretty', copied: '{\n  "a": "it\'s"\n}' },
    { form: 'Hex', copied: '7b 22 61 22 3a 22 69 74 27 73 22 7d' },
    { form: 'Base64', copied: 'eyJhIjoiaXQncyJ9' },
    {
      form: 'wscat command (shell)',
      copied:
        "wscat --connect='wss://chat.example/rooms/lobby?v=2' --subprotocol='chat.v1' --subprotocol='chat.v0' --execute=$'{\"a\":\"it\\x27s\"}'",
    },
  ]) {
    await panel.button('Copy as').click();
    await page.getByRole('menuitem', { name: form, exact: true }).click();
    await expect.poll(() => clipboard(panel), form).toBe(copied);
  }
});

test('bytes have no JSON to be copied, and the menu is walked with keys', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  await choose(panel, [0, 255], '00 ff');
  await panel.button('Copy as').click();
  await expect(page.getByRole('menuitem', { name: 'Text' })).toBeFocused();
  await expect(page.getByRole('menuitem', { name: /^JSON/ })).toHaveCount(0);
  await page.keyboard.press('c');
  await page.keyboard.press('Enter');
  await expect.poll(() => clipboard(panel)).toContain('0x00, 0xff');
});

test('Ctrl+C on chosen messages copies them', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  await choose(panel, 'one', 'one');
  await choose(panel, 'two', 'two');
  await page.keyboard.press('Control+c');
  await expect.poll(() => clipboard(panel)).toBe('two');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Control+c');
  await expect.poll(() => clipboard(panel)).toBe('one\ntwo');
});

test('Ctrl+C copies what is selected: all, when none was looked at or it was an event', async ({ panel, page }) => {
  await panel.open('rows=0', 5);
  await page.evaluate(() => {
    standalone.generator.receive('one');
    standalone.generator.receive('two');
  });
  await expect(panel.row('two')).toBeVisible();
  await panel.grid.locator('[role="row"][tabindex="0"]').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await expect.poll(() => clipboard(panel)).toBe('one\ntwo');
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await panel.grid.locator('[role="row"][data-index]:not([data-seq])').first().click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await expect.poll(() => clipboard(panel)).toBe('one\ntwo');
});

test('Ctrl+C copies the one that is selected, not the one that was taken out last', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  await choose(panel, 'one', 'one');
  await choose(panel, 'two', 'two');
  await panel.row('one').last().click();
  await panel
    .row('two')
    .last()
    .click({ modifiers: ['Control'] });
  await panel
    .row('two')
    .last()
    .click({ modifiers: ['Control'] });
  await page.keyboard.press('Control+c');
  await expect.poll(() => clipboard(panel)).toBe('one');
});
