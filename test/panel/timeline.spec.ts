import type { Locator, Page } from '@playwright/test';
import { expect, type PanelPage, test } from './panel-page.ts';

const plotOf = (page: Page) => page.getByRole('slider', { name: 'Selected time' });
const pictureOf = (page: Page) => page.getByRole('region', { name: 'Timeline' }).getByRole('img').last();

/** Until so many messages are in the sums, another time is at the same place of the plot. */
async function summedUp({ page }: PanelPage, messages: number): Promise<void> {
  const count = async () => {
    const told = (await pictureOf(page).getAttribute('aria-label')) ?? '';
    const counts = told.matchAll(/ ([\d,]+) messages? (?:sent|received)/g);
    return [...counts].reduce((sum, [, number = '']) => sum + Number(number.replaceAll(',', '')), 0);
  };
  await expect.poll(count).toBe(messages);
}

/** Drags over a part of the plot, from and to a share of its width. */
async function brush(plot: Locator, from: number, to: number): Promise<void> {
  const box = await plot.boundingBox();
  if (!box) throw new Error('no plot');
  const { mouse } = plot.page();
  await mouse.move(box.x + from * box.width, box.y + 20);
  await mouse.down();
  await mouse.move(box.x + to * box.width, box.y + 25, { steps: 3 });
  await mouse.up();
}

const timesShown = (panel: PanelPage) =>
  panel.grid.evaluate((grid) =>
    [...grid.querySelectorAll('[data-seq]')].map((row) => /\d\d:\d\d:\d\d\.\d{3}/.exec(row.textContent)?.[0] ?? ''),
  );

test('says in words what it shows', async ({ panel, page }) => {
  await panel.open('varied&rows=0', 32);
  await expect(pictureOf(page)).toHaveAccessibleName(
    /messages sent .* messages received .* 4 opened, 2 closed, 1,204 lost/,
  );
});

test('a brushed span shows its rows alone, until the chip is pressed', async ({ panel, page }) => {
  await panel.open('rows=3000', 3_005);
  await summedUp(panel, 3_000);
  await brush(plotOf(page), 0.25, 0.5);
  const chip = page.getByRole('button', { name: /^Show all times, not only/ });
  await expect(chip).toHaveText(/^\d\d:\d\d:\d\d–\d\d:\d\d:\d\d$/);
  await expect(panel.status).toContainText(/^7\d\d of 3,000 messages/);
  const [from = '', to = ''] = (await chip.textContent())?.split('–') ?? [];
  for (const time of await timesShown(panel)) {
    expect(time >= from && time.slice(0, 8) <= to, `${from} ${time} ${to}`).toBe(true);
  }
  await chip.click();
  await expect(panel.status).toContainText(/^3,000 messages/);
});

test('a span is moved, resized and taken away by the pointer', async ({ panel, page }) => {
  await panel.open('rows=3000', 3_005);
  await summedUp(panel, 3_000);
  const plot = plotOf(page);
  const span = async () => Number(await plot.getAttribute('aria-valuenow'));
  await brush(plot, 0.2, 0.4);
  const first = await span();
  await brush(plot, 0.3, 0.6);
  expect(await span()).toBeGreaterThan(first + 10_000);
  await brush(plot, 0.5, 0.1);
  expect(await span()).toBeLessThan(first);
  await brush(plot, 0.95, 0.95);
  await expect(plot).toHaveAttribute('aria-valuetext', 'all of the time');
});

test('the keyboard chooses, moves, resizes and clears a span', async ({ panel, page }) => {
  await panel.open('rows=3000', 3_005);
  await summedUp(panel, 3_000);
  const plot = plotOf(page);
  await plot.focus();
  await page.keyboard.press('ArrowRight');
  await expect(panel.status).toContainText(/of 3,000 messages/);
  const text = () => plot.getAttribute('aria-valuetext');
  const first = await text();
  await page.keyboard.press('ArrowRight');
  const moved = await text();
  expect(moved).not.toBe(first);
  await page.keyboard.press('Shift+ArrowRight');
  expect((await text())?.split('–')[0]).toBe(moved?.split('–')[0]);
  expect((await text())?.split('–')[1]).not.toBe(moved?.split('–')[1]);
  await page.keyboard.press('Escape');
  await expect(panel.status).toContainText(/^3,000 messages/);
  await expect(plot).toBeFocused();
});

test('Escape closes Details first, and then shows all times again', async ({ panel, page }) => {
  await panel.open('rows=3000', 3_005);
  await summedUp(panel, 3_000);
  await brush(plotOf(page), 0.25, 0.5);
  await panel.messages.first().click();
  await page.keyboard.press('Escape');
  await expect(panel.details).toHaveCount(0);
  await expect(panel.status).toContainText(/of 3,000 messages/);
  await page.keyboard.press('Escape');
  await expect(panel.status).toContainText(/^3,000 messages/);
});

test('the wheel looks closely, in bars that are finer than those of the whole', async ({ panel, page }) => {
  await panel.open('rows=100000', 100_005);
  const width = async () => /within (\S+ \S+),?/.exec((await pictureOf(page).getAttribute('aria-label')) ?? '')?.[1];
  await expect(pictureOf(page)).toHaveAccessibleName(/ 24,207 messages sent .* 75,793 messages received /); // all of them
  const before = await width();
  await plotOf(page).hover();
  for (let count = 0; count < 12; count++) await page.mouse.wheel(0, -240);
  await expect.poll(width).not.toBe(before);
  await expect.poll(width).toMatch(/ ms/);
  await panel.button('Show all').click();
  await expect.poll(width).toBe(before);
});

test('follows the choice of a connection, and what comes', async ({ panel, page }) => {
  await panel.open('rows=100', 105);
  await panel.connections.getByRole('treeitem', { name: 'feed.example' }).click();
  await expect(pictureOf(page)).toHaveAccessibleName(/ 0 messages sent .* 40 messages received /);
  await panel.connections.getByRole('treeitem', { name: 'chat.example' }).click();
  await page.evaluate(() => standalone.generator.receive('news'));
  await expect(pictureOf(page)).toHaveAccessibleName(/ 1 opened/);
});

test('is closed, opened and resized, and all of it is remembered', async ({ panel, page }) => {
  await panel.open('rows=100', 105);
  const region = page.getByRole('region', { name: 'Timeline' });
  const height = async () => (await region.boundingBox())?.height ?? 0;
  const before = await height();
  await page.getByRole('separator', { name: 'Resize timeline' }).press('ArrowDown');
  await expect.poll(height).toBe(before + 16);
  await page.getByRole('combobox', { name: 'Timeline shows' }).selectOption('bytes');
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Timeline shows' })).toHaveValue('bytes');
  await expect.poll(height).toBe(before + 16);
  await page.keyboard.press('t');
  await expect(plotOf(page)).toHaveCount(0);
  await page.reload();
  await expect(panel.button('Timeline')).toHaveAttribute('aria-expanded', 'false');
});

test('a session that is cleared has no span any more', async ({ panel, page }) => {
  await panel.open('rows=300', 305);
  await summedUp(panel, 300);
  await brush(plotOf(page), 0.25, 0.5);
  await panel.button('Clear').click();
  await expect(page.getByRole('button', { name: /^Show all times/ })).toHaveCount(0);
  await page.evaluate(() => standalone.generator.receive('news'));
  await expect(panel.row('news')).toBeVisible();
});

test('is drawn in the colours of the theme as it changes, and of a high-contrast mode', async ({ panel, page }) => {
  await panel.open('rows=300', 305);
  await summedUp(panel, 300);
  const picture = () => pictureOf(page).evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  const light = await picture();
  await page.evaluate(() => {
    standalone.theme.value = 'dark';
  });
  await expect.poll(picture).not.toBe(light);
  const dark = await picture();
  await page.emulateMedia({ forcedColors: 'active' });
  await expect.poll(picture).not.toBe(dark);
});
