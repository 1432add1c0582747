import type { Locator } from '@playwright/test';
import { expect, type PanelPage, test } from './panel-page.ts';

const selected = (panel: PanelPage): Locator => panel.grid.locator('[role="row"][aria-selected="true"]');

/** Chooses the last message of the page, which the keyboard is on from then on. Returns its number. */
async function chooseRow(panel: PanelPage): Promise<string> {
  await panel.open('rows=50', 55);
  await panel.grid.locator('[data-direction="sent"]').last().click();
  await expect(selected(panel)).toBeFocused();
  return (await selected(panel).getAttribute('data-seq')) ?? '';
}

for (const { name, key } of [
  { name: 'Composer', key: 's' },
  { name: 'Replay', key: 'l' },
  { name: 'Connections of your own', key: 'u' },
])
  test(`the focus is on the row again when what key ${key} has opened is closed`, async ({ panel, page }) => {
    const number = await chooseRow(panel);
    await page.keyboard.press(key);
    const box = page.getByRole('region', { name, exact: true });
    await expect(box.locator(':focus')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(box).toHaveCount(0);
    await expect(selected(panel)).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(selected(panel)).not.toHaveAttribute('data-seq', number);
    await expect(selected(panel)).toBeFocused();
  });

test('the focus goes back to where it was when the button that has it goes', async ({ panel, page }) => {
  await chooseRow(panel);
  const size = panel.grid.getByRole('columnheader', { name: 'Size' });
  await size.click();
  await size.focus();
  await panel.button('Back to order of arrival').focus();
  await page.keyboard.press('Enter');
  await expect(size).toHaveAttribute('aria-sort', 'none');
  await expect(size).toBeFocused();

  const plot = page.getByRole('slider', { name: 'Selected time' });
  await plot.press('ArrowRight');
  await page.getByRole('button', { name: /^Show all times/ }).focus();
  await page.keyboard.press('Enter');
  await expect(plot).toBeFocused();

  await panel.button('Clear').focus();
  await page.keyboard.press('Enter');
  await panel.button('Undo').focus();
  await page.keyboard.press('Enter');
  await expect(panel.grid).toHaveAttribute('aria-rowcount', '56');
  await expect(panel.button('Clear')).toBeFocused();
});

test('a key that is held down does not press what the focus goes back to', async ({ panel, page }) => {
  await chooseRow(panel);
  await panel.button('Clear').focus();
  await page.keyboard.press('Enter');
  await panel.button('Undo').focus();
  await page.keyboard.down('Enter');
  await expect(panel.button('Clear')).toBeFocused();
  await page.keyboard.down('Enter'); // it repeats itself
  await page.keyboard.up('Enter');
  expect(await page.evaluate(() => standalone.session.messageCount)).toBe(50);
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => standalone.session.messageCount)).toBe(0);
});

test('the focus is in the list when its newest row was jumped to, which nothing scrolls away from', async ({
  panel,
  page,
}) => {
  await panel.open('rows=500', 505);
  await panel.grid.hover();
  await page.mouse.wheel(0, -4_000);
  await page.getByRole('button', { name: 'Jump to newest' }).click();
  await expect(panel.row('"id":500,')).toBeInViewport();
  await expect(page.locator('[role="grid"]:focus, [role="grid"] :focus')).toHaveCount(1);
  await page.evaluate(() => standalone.generator.receive('news'));
  await expect(panel.row('news')).toBeInViewport();
});
