import { expect, test } from './panel-page.ts';

const MIB = 1024 * 1024;
const receive = (size: number) => standalone.generator.receive(`{"huge":"${'x'.repeat(size - 14)}end"}`);

test('the rest of a message is loaded as soon as it is opened, and searched then', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  await page.evaluate(receive, 2 * MIB);
  await panel.row('{"huge"').click();
  await expect(panel.details).not.toContainText('Only the first');
  await expect(panel.row('{"huge"')).not.toContainText('truncated');
  await panel.filter.fill('xend');
  await expect(panel.messages).toHaveCount(1);
});

test('the rest of a larger one when it is asked for, and the export has it whole', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  await page.evaluate(receive, 12 * MIB);
  await panel.row('{"huge"').click();
  await expect(panel.details).toContainText('Only the first 65.5 kB of 12.6 MB are here');
  await panel.button('Load the whole message (12.6 MB)').click();
  await expect(panel.details).not.toContainText('Only the first');
  expect(await page.evaluate(() => standalone.session.textAt(standalone.session.rowCount - 1).length)).toBe(12 * MIB);
});

test('a message that was never opened is exported whole; what cannot be had is told', async ({ panel, page }) => {
  await panel.open('varied&rows=0', 32);
  await page.evaluate(receive, 2 * MIB);
  await expect(panel.row('{"huge"')).toContainText('truncated');
  const download = page.waitForEvent('download');
  await panel.button('Export').click();
  await download;
  await expect(page.getByText('of one message only the beginning')).toBeVisible();
  await expect(panel.row('{"huge"')).not.toContainText('truncated');
});

test('what is kept is chosen with the keyboard; what is no number is told and not taken', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  await panel.button('Capture settings').click();
  const messages = page.getByRole('spinbutton', { name: 'Messages', exact: true });
  await expect(messages).toHaveValue('100000');
  await messages.fill('0');
  await messages.press('Tab');
  await expect(page.getByRole('alert')).toHaveText(
    'Enter a whole number from 1 to 1,000,000. Until then the last one holds.',
  );
  await messages.fill('500');
  await messages.press('Tab');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.getByRole('spinbutton', { name: 'Messages that are reported whole, up to' }).fill('2048');
  await page.keyboard.press('Enter');
  await page.reload();
  await panel.button('Capture settings').click();
  await expect(messages).toHaveValue('500');
  await expect(page.getByRole('spinbutton', { name: 'Messages that are reported whole, up to' })).toHaveValue('2048');
});

test('beyond the limit of the panel the oldest messages go, and a row at the top says so', async ({ panel, page }) => {
  await panel.open('rows=200', 205);
  await panel.button('Capture settings').click();
  await page.getByRole('spinbutton', { name: 'Messages in the panel (0: no limit)' }).fill('50');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.evaluate(() => standalone.generator.receive('the newest'));
  await panel.row('the newest').click();
  await panel.filter.fill('newest');
  await expect(panel.messages).toHaveCount(1);
  await expect(panel.row('removed: over the limit you set')).toBeVisible();
  await page.evaluate(() => {
    for (let count = 0; count < 100; count++) standalone.generator.receive(`later ${count}`);
  });
  await expect(panel.details).toHaveCount(0);
  await panel.filter.fill('');
  await expect(panel.row('later 99')).toBeVisible();
});
