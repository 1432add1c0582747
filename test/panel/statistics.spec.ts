import type { Page } from '@playwright/test';
import { expect, test } from './panel-page.ts';

const openStatistics = (page: Page) => page.getByRole('tab', { name: 'Statistics' }).click();
const viewOf = (page: Page) => page.getByRole('group', { name: 'Statistics' });
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test('counts, rates and distributions of all connections', async ({ panel, page }) => {
  await panel.open('rows=1000', 1_005);
  await openStatistics(page);
  await expect(viewOf(page)).toContainText('2 connections');
  const facts = viewOf(page).locator('dl');
  await expect(facts).toContainText(/Messages1,000↑ \d+\s+↓ \d+/);
  await expect(facts).toContainText(/Peak\d+\/s · .* (k?B)\/s/);
  const received = viewOf(page).getByRole('row', { name: /^Size, received/ });
  await expect(received).toContainText('Size, received767');
});

test('a page that takes its time has its handling times told', async ({ panel, page }) => {
  await panel.open('rows=10', 15);
  for (const handled of [1, 2, 80]) {
    await page.evaluate((ms) => standalone.generator.receive('slow', ms), handled);
  }
  await openStatistics(page);
  await expect(viewOf(page).getByRole('row', { name: /^Handling time/ })).toContainText('3');
  await expect(viewOf(page).getByRole('row', { name: /^Handling time/ })).toContainText('80 ms');
});

test('closes are grouped and explained', async ({ panel, page }) => {
  await panel.open('varied&rows=0', 32);
  await openStatistics(page);
  const closes = page.getByRole('table', { name: 'Closes' });
  await expect(closes.getByRole('row', { name: /4001/ })).toContainText('session expired \\u202e<b>');
  await expect(closes.getByRole('row', { name: /1006/ })).toContainText('The connection ended without a close frame');
});

test('a connection is chosen from its numbers', async ({ panel, page }) => {
  await panel.open('rows=1000', 1_005);
  await openStatistics(page);
  const table = page.getByRole('table', { name: 'By connection' });
  await expect(table.getByRole('row')).toHaveCount(3);
  await table.getByRole('button', { name: '/market/ticker' }).click();
  await expect(table.getByRole('row')).toHaveCount(2);
  await expect(panel.details).toContainText('wss://feed.example:8443/market/ticker');
  await expect(viewOf(page).locator('dl')).toContainText('Messages400');
});

test('all of it is copied, as JSON and as CSV', async ({ panel, page }) => {
  await panel.open('varied&rows=100', 132);
  await openStatistics(page);
  await expect(page.getByRole('table', { name: 'By connection' }).getByRole('row')).toHaveCount(6);
  await panel.button('Copy as JSON').click();
  await expect(panel.status).toContainText('Copied');
  const { connections, total } = JSON.parse(await copied(page)) as {
    connections: { url: string; close: { code: number } | null }[];
    total: { messages: number; measures: { received: { p50: number } } };
  };
  expect(total.messages).toBe(116);
  expect(total.measures.received.p50).toBeGreaterThan(0);
  expect(connections.find(({ url }) => url.includes('old.example'))?.close?.code).toBe(4001);
  await panel.button('Copy as CSV').click();
  await expect.poll(() => copied(page)).toMatch(/^connection,url,state,/);
  expect((await copied(page)).trimEnd().split('\r\n')).toHaveLength(7);
});

test('what has not been summed up yet when a copy is asked for is in it', async ({ panel, page }) => {
  await panel.open('rows=100', 105);
  await openStatistics(page);
  await expect(viewOf(page).locator('dl')).toContainText('Messages100');
  await page.evaluate(() => {
    const { generator, session } = standalone;
    // Pressed in the task in which the message comes: it cannot have been drawn, decoded or summed up.
    const stop = session.subscribe(() => {
      stop();
      const buttons = [...document.querySelectorAll('button')];
      buttons.find(({ textContent }) => textContent === 'Copy as JSON')?.click();
    });
    generator.receive('late');
  });
  await expect(panel.status).toContainText('Copied');
  expect(JSON.parse(await copied(page))).toMatchObject({ total: { messages: 101 } });
});

test('a connection to where one has closed is a reconnect', async ({ panel, page }) => {
  await panel.open('rows=10', 15);
  await page.getByRole('checkbox', { name: 'Preserve log' }).check();
  await page.evaluate(() => {
    standalone.generator.closeChat(1012, 'restart');
    standalone.generator.navigate();
  });
  await openStatistics(page);
  const reconnects = page.getByRole('table', { name: /^Reconnects/ });
  await expect(reconnects.getByRole('row', { name: /chat\.example/ })).toContainText('1');
});
