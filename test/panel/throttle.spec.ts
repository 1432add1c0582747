import type { Page } from '@playwright/test';
import { expect, test } from './panel-page.ts';

const inForce = (page: Page) => page.evaluate(() => standalone.generator.engine.rules.rules);
const throttleRule = (more: object) => ({
  id: 'throttle-menu',
  name: 'Throttle: Slow 3G',
  isOn: true,
  where: {},
  which: {},
  what: { type: 'throttle', ...more },
});

test('a preset of the menu Throttle is a rule for this tab, until it is taken off', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  const button = page.getByRole('toolbar').getByRole('button', { name: /^Throttle/ });
  await expect(button).toHaveAttribute('title', 'Messages go as fast as they can (Y)');
  await button.click();
  const line = (name: string) => page.getByRole('menuitemradio', { name, exact: true });
  await expect(line('No throttling')).toBeChecked();
  await line('Slow 3G').click();
  const slow = throttleRule({ bytesPerSecond: 50_000, latencyMs: 400, jitterMs: 100 });
  await expect.poll(() => inForce(page)).toEqual([slow]);
  await expect(button).toHaveAccessibleName('Throttle: Slow 3G');
  await expect(page.getByRole('button', { name: 'Rules', exact: true })).toBeVisible(); // it is none of the list

  await panel.button('Hold').click();
  await expect.poll(() => inForce(page)).toMatchObject([{ id: 'throttle-menu' }, { id: 'hold-button' }]);
  await panel.button('Hold').click();

  await panel.grid.focus();
  await page.keyboard.press('y');
  await expect(line('Slow 3G')).toBeChecked();
  await line('Satellite').click();
  await expect.poll(() => inForce(page)).toMatchObject([{ name: 'Throttle: Satellite' }]);
  await page.keyboard.press('y');
  await line('No throttling').click();
  await expect.poll(() => inForce(page)).toEqual([]);
  await expect(button).toHaveAccessibleName('Throttle');

  await button.click();
  await page.getByRole('menuitem', { name: 'A rule of your own…' }).click();
  await expect(page.getByRole('form', { name: 'Edit rule' }).getByLabel('Action')).toHaveValue('throttle');
});
