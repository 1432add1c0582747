import { cancelOnceThere } from './held-up.ts';
import { expect, test } from './panel-page.ts';

test('finds text without regard to case, in binary messages too', async ({ panel, page }) => {
  await panel.open('varied&rows=100', 132);
  await panel.filter.fill('"IN":"BINARY"');
  await expect(panel.messages).toHaveCount(1);
  await expect(panel.messages).toContainText('7b 22 69 6e 22');
  await expect(panel.status).toHaveText('1 of 116 messages · 5 connections · 1,204 lost');
  await panel.filter.fill('zzz');
  await expect(panel.messages).toHaveCount(0);
  await page.getByRole('button', { name: 'Clear filter' }).click();
  await expect(panel.grid).toHaveAttribute('aria-rowcount', '133');
});

test('by direction', async ({ panel, page }) => {
  await panel.open('rows=100', 105);
  await page.getByRole('combobox', { name: 'Direction' }).selectOption('Sent');
  await expect(panel.grid.locator('[data-direction="received"]')).toHaveCount(0);
  await expect(panel.grid.locator('[data-direction="sent"]').first()).toBeVisible();
});

test('by regular expression, whose mistakes are told and change nothing', async ({ panel, page }) => {
  await panel.open('rows=100', 105);
  await panel.button('Regular expression').click();
  await panel.filter.fill('^ping \\d$');
  await expect(panel.messages).toHaveText([/ping 4/, /ping 9/]);
  await panel.filter.fill('^ping (');
  await expect(page.getByRole('alert')).toContainText('Not a regular expression');
  await expect(panel.filter).toHaveAttribute('aria-invalid', 'true');
  await expect(panel.messages).toHaveText([/ping 4/, /ping 9/]);
  await panel.filter.fill('^ping (4)');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(panel.messages.first()).toContainText('ping 4');
});

test('a filter goes on for messages that come', async ({ panel, page }) => {
  await panel.open('rows=20', 25);
  await panel.filter.fill('needle');
  await expect(panel.messages).toHaveCount(0);
  await page.evaluate(() => standalone.generator.receive('a needle'));
  await page.evaluate(() => standalone.generator.receive('hay'));
  await expect(panel.messages).toHaveText([/a needle/]);
});

test('a regular expression that never ends costs one message, not the panel', async ({ panel, page }) => {
  await panel.open('varied&rows=20', 52);
  await panel.button('Regular expression').click();
  await panel.filter.fill('(a+)+$|ping');
  await expect(panel.messages).toHaveText([/ping 4/, /ping 9/, /ping 14/, /ping 19/], { timeout: 15_000 });
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a regular expression that is stuck can be cancelled, because the panel answers meanwhile', async ({
  panel,
  page,
}) => {
  await panel.open('rows=5', 10);
  for (let count = 0; count < 4; count++) {
    await page.evaluate((text) => standalone.generator.receive(text), `${'a'.repeat(40)}${count}!`);
  }
  await expect(panel.grid).toHaveAttribute('aria-rowcount', '15');
  await panel.button('Regular expression').click();
  // Some seconds later the expression would be given up.
  const told = cancelOnceThere(page);
  await panel.filter.fill('^(a+)+$');
  expect(await told).toMatch(/^Filtering/);
  await expect(page.getByText('Cancelled: 14 rows were not looked at.')).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'Filtering' })).toHaveCount(0);
  await page.evaluate(() => standalone.generator.receive('aaa'));
  await expect(panel.messages).toHaveText([/aaa/]);
  await panel.filter.fill('^ping');
  await expect(page.getByText('Cancelled:')).toHaveCount(0);
  await expect(panel.messages).toHaveText([/ping 4/]);
});

test('a regular expression that is too slow again and again is stopped, and says so', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  for (let count = 0; count < 4; count++) {
    await page.evaluate((text) => standalone.generator.receive(text), `${'a'.repeat(40)}${count}!`);
  }
  await panel.button('Regular expression').click();
  await panel.filter.fill('^(a+)+$');
  await expect(page.getByRole('alert')).toContainText('takes too long', { timeout: 20_000 });
  await panel.button('Regular expression').click();
  await panel.filter.fill('ping');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(panel.messages).toHaveText([/ping 4/]);
});

test('the selected message stays in sight when the filter is taken away', async ({ panel }) => {
  await panel.open('rows=5000', 5_005);
  await panel.filter.fill('"id":2000,');
  await expect(panel.messages).toHaveCount(1);
  await panel.messages.click();
  await panel.grid.press('ArrowUp');
  await panel.filter.fill('');
  await expect(panel.row('ping 1999')).toBeInViewport();
  await expect(panel.row('"id":2000,')).toBeInViewport();
});

test('typing is never waited for among 100,000 messages', async ({ panel }) => {
  await panel.open('rows=100000', 100_005);
  await panel.filter.pressSequentially('"id":77775');
  await expect(panel.filter).toHaveValue('"id":77775');
  await expect(panel.messages).toHaveCount(1);
});
