import { expect, type PanelPage, test } from './panel-page.ts';

const selected = (panel: PanelPage) => panel.grid.locator('[role="row"][aria-selected="true"]');

test('rows are selected with the keyboard, all of them too', async ({ panel, page }) => {
  await panel.open('rows=200', 205);
  await panel.row('ping 199').click();
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(selected(panel)).toHaveCount(3);
  await page.keyboard.press('k');
  await expect(selected(panel)).toHaveCount(1);
  await expect(selected(panel)).toBeFocused();
  await page.keyboard.press('Control+a');
  await expect(panel.status).toContainText('205 selected');
});

test('the menu of a row is opened by key, walked by keys, and gives the focus back', async ({ panel, page }) => {
  await panel.open('rows=50', 55);
  await panel.row('ping 49').click();
  await page.keyboard.press('Shift+F10');
  const menu = page.getByRole('menu');
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowDown');
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('b');
  await expect(menu.getByRole('menuitemcheckbox', { name: 'Bookmark' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
  await expect(panel.row('ping 49')).toBeFocused();
});

test('Enter right after an arrow leads into the Details of the row that the arrow has led to', async ({
  panel,
  page,
}) => {
  await panel.open('rows=50', 55);
  await panel.row('ping 49').click();
  await page.evaluate(() => {
    for (const key of ['ArrowUp', 'ArrowUp', 'Enter']) {
      const row = document.querySelector('[role="row"][tabindex="0"]');
      row?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    }
  });
  await expect(panel.tab('Decoded')).toBeFocused();
  const seq = await page.locator('[role="row"][aria-selected="true"]').getAttribute('data-seq');
  await expect(panel.details).toContainText(`#${seq}`);
  await expect(panel.tab('Decoded')).toBeFocused();
});

test('F6 goes round the panes', async ({ panel, page }) => {
  await panel.open('rows=50', 55);
  await panel.row('ping 49').click();
  await expect(panel.tab('Decoded')).toBeVisible();
  await page.keyboard.press('F6');
  await expect(panel.tab('Decoded')).toBeFocused();
  await page.keyboard.press('F6');
  await expect(panel.filter).toBeFocused();
  await page.keyboard.press('F6');
  await expect(panel.connections.getByRole('treeitem').first()).toBeFocused();
  await page.keyboard.press('F6');
  await expect(panel.row('ping 49')).toBeFocused();
  await page.keyboard.press('Shift+F6');
  await expect(panel.connections.getByRole('treeitem').first()).toBeFocused();
});

for (const { key, stop } of [
  { key: '2', stop: '[aria-label="Types"] [role="row"]' },
  { key: '3', stop: '[role="group"][aria-label="Statistics"]' },
  { key: '4', stop: '[aria-label="Rules"] :is(button, input)' },
])
  test(`F6 goes to what is shown in the place of the messages, with key ${key}`, async ({ panel, page }) => {
    await panel.open('rows=50', 55);
    await panel.row('ping 49').click();
    await expect(panel.tab('Decoded')).toBeVisible();
    await page.keyboard.press(key);
    const inMain = page.getByRole('tabpanel').and(page.locator('#main-content')).locator(stop);
    await expect(inMain.first()).toBeVisible();
    await panel.filter.focus();
    await page.keyboard.press('F6');
    await expect(panel.connections.getByRole('treeitem').first()).toBeFocused();
    await page.keyboard.press('F6');
    await expect(inMain.and(page.locator(':focus'))).toHaveCount(1);
    await page.keyboard.press('F6');
    await expect(panel.tab('Decoded')).toBeFocused();
  });
