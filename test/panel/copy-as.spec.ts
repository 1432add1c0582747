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
