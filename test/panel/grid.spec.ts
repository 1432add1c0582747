import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { addSent } from './message-in.ts';
import { expect, type PanelPage, test } from './panel-page.ts';

const header = (panel: PanelPage, name: string) => panel.grid.getByRole('columnheader', { name });
const selected = (panel: PanelPage) => panel.grid.locator('[role="row"][aria-selected="true"]');

async function clipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

test('is sorted by size, says so, and goes back to the order of arrival', async ({ panel, page }) => {
  await panel.open('varied&rows=100', 132);
  await header(panel, 'Size').click();
  await expect(header(panel, 'Size')).toHaveAttribute('aria-sort', 'descending');
  await expect(panel.messages.first()).toContainText('5.24 MB');
  await expect(page.getByText('Sorted by “Size”, descending')).toBeVisible();
  await page.evaluate(() => standalone.generator.receive('new'));
  await expect(panel.button('Jump to newest · 1 new')).toBeVisible();
  await header(panel, 'Size').click();
  await expect(header(panel, 'Size')).toHaveAttribute('aria-sort', 'ascending');
  await expect(panel.messages.first()).toContainText('0 B');
  await panel.button('Back to order of arrival').click();
  await expect(header(panel, 'Size')).toHaveAttribute('aria-sort', 'none');
  await page.keyboard.press('Escape');
});

test('the selected row stays selected and in sight when rows are sorted and filtered', async ({ panel }) => {
  await panel.open('rows=3000', 3_005);
  await panel.row('"id":3000,').click();
  await header(panel, 'Kind').click();
  await expect(selected(panel)).toContainText('"id":3000,');
  await expect(selected(panel)).toBeInViewport();
  await panel.filter.fill('"id":3000,');
  await expect(panel.messages).toHaveCount(1);
  await expect(selected(panel)).toHaveCount(1);
});

test('columns are hidden, moved and resized, and remembered', async ({ panel, page }) => {
  await panel.open('rows=50', 55);
  await header(panel, 'Kind').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Hide this column' }).click();
  await expect(header(panel, 'Kind')).toHaveCount(0);
  await header(panel, 'Size').focus();
  await page.keyboard.press('Control+ArrowLeft');
  const width = async () => (await header(panel, 'Size').boundingBox())?.width ?? 0;
  const before = await width();
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(width).toBe(before + 10);
  const names = () => panel.grid.getByRole('columnheader').evaluateAll((cells) => cells.map((cell) => cell.ariaLabel));
  const expected = ['Number', 'Time', 'Direction', 'Connection', 'Size', 'Summary', 'Latency'];
  expect(await names()).toEqual(expected);
  await page.reload();
  await expect.poll(names).toEqual(expected);
  await panel.button('Columns and order').click();
  await page.getByRole('menuitem', { name: 'Reset columns' }).click();
  await expect(header(panel, 'Kind')).toBeVisible();
});

test('a column is resized and moved with the pointer, without sorting', async ({ panel, page }) => {
  await panel.open('rows=50', 55);
  const box = async (name: string) => {
    const found = await header(panel, name).boundingBox();
    return found ?? { x: 0, y: 0, width: 0, height: 0 };
  };
  const time = await box('Time');
  await page.mouse.move(time.x + time.width - 2, time.y + 10);
  await page.mouse.down();
  await page.mouse.move(time.x + time.width + 38, time.y + 10);
  await page.mouse.up();
  expect((await box('Time')).width).toBeCloseTo(time.width + 40, 0);
  const [kind, seq] = [await box('Kind'), await box('Number')];
  await page.mouse.move(kind.x + 20, kind.y + 10);
  await page.mouse.down();
  await page.mouse.move(seq.x + 4, seq.y + 10, { steps: 4 });
  await page.mouse.up();
  await expect(panel.grid.getByRole('columnheader').first()).toHaveAttribute('aria-label', 'Kind');
  await expect(header(panel, 'Kind')).toHaveAttribute('aria-sort', 'none');
});

test('time is that of day, since the beginning, or since the row before', async ({ panel, page }) => {
  await panel.open('rows=3', 8);
  const choose = async (name: string) => {
    await header(panel, 'Time').click({ button: 'right' });
    await page.getByRole('menuitemradio', { name }).click();
  };
  await choose('Time since the session began');
  await expect(panel.messages.first()).toContainText(/\+0\.\d{3}/);
  await choose('Time since the row before');
  await expect(panel.messages.nth(1)).toContainText(/\+0\.0\d\d/);
});

test('heartbeats in a row are one line, which opens and closes, or are not folded at all', async ({ panel, page }) => {
  await panel.open('rows=20', 25);
  await addSent(panel, '{"type":"ping"}', 3);
  await expect(panel.grid).toHaveAttribute('aria-rowcount', '27');
  const run = panel.row('3 heartbeats');
  await run.getByRole('gridcell').first().click();
  await page.keyboard.press('ArrowRight');
  await expect(panel.grid).toHaveAttribute('aria-rowcount', '29');
  await page.keyboard.press('ArrowLeft');
  await expect(panel.grid).toHaveAttribute('aria-rowcount', '27');
  await run.getByRole('button', { name: '3 heartbeats' }).click();
  await expect(panel.row('"type":"ping"')).toHaveCount(3);
  await page.keyboard.press('h');
  await expect(panel.row('3 heartbeats')).toHaveCount(0);
  await expect(panel.grid).toHaveAttribute('aria-rowcount', '29');
});

test('several rows are selected, summed up, copied and exported', async ({ panel, page }) => {
  await panel.open('rows=200', 205);
  await panel.row('ping 194').click();
  await panel.row('ping 199').click({ modifiers: ['Shift'] });
  await expect(selected(panel)).toHaveCount(6);
  await expect(panel.status).toContainText('6 selected');
  await panel.row('ping 184').click({ modifiers: ['ControlOrMeta'] });
  await expect(panel.status).toContainText('7 selected');
  await page.keyboard.press('c');
  await expect.poll(() => clipboard(page)).toContain('ping 194\n');
  expect((await clipboard(page)).split('\n')).toHaveLength(7);
  const download = page.waitForEvent('download');
  await panel.row('ping 184').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Export selection' }).click();
  const lines = (await readFile(await (await download).path(), 'utf8')).trimEnd().split('\n');
  const types = lines.map((line): unknown => JSON.parse(line).type);
  expect(types.filter((type) => type === 'message')).toHaveLength(7);
  expect(types.filter((type) => type === 'connection')).toHaveLength(2);
});

test('select all waits for the search that is under way', async ({ panel }) => {
  await panel.open('rows=20000', 20_005);
  await panel.messages.last().click();
  await panel.filter.fill('ping');
  await expect(panel.status).toContainText('4,000 of 20,000');
  // Within one task: another filter, and all that it finds.
  await panel.grid.locator('[role="row"][tabindex="0"]').evaluate((row: HTMLElement) => {
    row.focus();
    const box = document.querySelector<HTMLInputElement>('#filter');
    if (!box) throw new Error('no filter');
    box.value = 'ping 1';
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    row.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', ctrlKey: true, bubbles: true, cancelable: true }));
  });
  await expect(panel.status).toContainText(/^([\d,]+) of 20,000 .* \1 selected/);
});

test('messages that are copied as a table have their kinds, also those that were not decoded yet', async ({
  panel,
  page,
}) => {
  await panel.open('rows=10', 15);
  await panel.messages.last().click();
  await page.keyboard.press('Control+a');
  await panel.messages.last().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Copy as table' }).evaluate((item: HTMLElement) => {
    const { presets } = standalone.session.meanings;
    presets.chooseForUrls(presets.urls); // has everything decoded anew
    item.click();
  });
  await expect(panel.status).toContainText('15 rows copied');
  const cells = (await clipboard(page)).split('\n').map((line) => line.split('\t'));
  const kinds = cells.filter(([, what]) => what === 'sent' || what === 'received').map(([, , kind]) => kind);
  expect(kinds).toHaveLength(10);
  expect(kinds).not.toContain('');
});

test('rows that are no messages are copied as what they tell', async ({ panel, page }) => {
  await panel.open('varied&rows=0', 32);
  await panel.row('Page loaded').first().click();
  await page.keyboard.press('Control+c');
  await expect.poll(() => clipboard(page)).toMatch(/^Page loaded: \S+$/);
  await panel.row('1,204 messages').click({ modifiers: ['ControlOrMeta'] });
  await page.keyboard.press('Control+c');
  await expect.poll(() => clipboard(page)).toMatch(/^Page loaded: \S+\n1,204 messages .*$/);
  await panel.grid
    .locator('[data-direction="received"]')
    .first()
    .click({ modifiers: ['ControlOrMeta'] });
  await page.keyboard.press('Control+c');
  await expect(panel.status).toContainText('1 row copied');
});

test('rows are bookmarked and noted, and both can be undone', async ({ panel, page }) => {
  await panel.open('rows=50', 55);
  await panel.row('ping 49').click();
  await page.keyboard.press('b');
  await expect(panel.row('ping 49').getByRole('img', { name: 'Bookmarked' })).toBeVisible();
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Note' }).fill('why twice?');
  await page.keyboard.press('Enter');
  await expect(panel.row('ping 49')).toContainText('why twice?');
  await expect(panel.row('ping 49')).toBeFocused();
  await panel.filter.fill('ping 49');
  await expect(panel.messages).toHaveCount(1);
  await expect(panel.messages).toContainText('why twice?');
  await panel.row('ping 49').click();
  await page.keyboard.press('b');
  await expect(page.getByRole('group', { name: 'Undo' })).toContainText('Removed 1 bookmark');
  await page.keyboard.press('Control+z');
  await expect(panel.row('ping 49').getByRole('img', { name: 'Bookmarked' })).toBeVisible();
  const download = page.waitForEvent('download');
  await panel.button('Export').click();
  expect(await readFile(await (await download).path(), 'utf8')).toContain(
    '"bookmarked":true,"document":"d1","note":"why twice?"',
  );
});

test('a cut summary is shown whole, to the pointer and to the keyboard', async ({ panel, page }) => {
  await panel.open('varied&rows=0', 32);
  const row = panel.row('beginning of something big');
  await row.getByRole('gridcell').nth(5).hover();
  await expect(page.getByRole('tooltip')).toContainText('beginning of something big');
  await page.mouse.move(5, 5);
  await expect(page.getByRole('tooltip')).toHaveCount(0);
});

test('so is any other text that is cut', async ({ panel, page }) => {
  await page.setViewportSize({ width: 300, height: 700 });
  await panel.open('varied&rows=0', 32);
  await expect(panel.status).toContainText('1,204 lost');
  await panel.status.hover();
  await expect(page.getByRole('tooltip')).toHaveText(/^16 messages · 5 connections · 1,204 lost/);
  await page.mouse.move(5, 5);
  await expect(page.getByRole('tooltip')).toHaveCount(0);
});

test('a row has the colours of its own direction and selection, whatever its node has shown before', async ({
  panel,
  page,
}) => {
  await panel.open('rows=3000', 3_005);
  const wrong = () =>
    panel.messages.evaluateAll((rows) => {
      const colour = (row: Element, column: string) => {
        const cell = row.querySelector(`[data-column="${column}"]`);
        return cell ? getComputedStyle(cell).color : '';
      };
      const looks = new Map<string, Set<string>>();
      for (const row of rows) {
        const state = `${row.getAttribute('data-direction')} ${row.getAttribute('aria-selected')}`;
        for (const column of ['direction', 'seq', 'kind', 'summary'])
          looks.set(`${state} ${column}`, (looks.get(`${state} ${column}`) ?? new Set()).add(colour(row, column)));
      }
      return [...looks].filter(([, colours]) => colours.size > 1).map(([state]) => state);
    });
  await panel.grid.hover();
  for (const step of [-240, -240, 90, -1_700, 240, -60, 1_200, -240]) {
    await panel.messages.nth(12).click();
    await page.mouse.wheel(0, step);
    await panel.messages.nth(8).click();
    expect(await wrong()).toEqual([]);
  }
});

test('in a low window at 200 % there are rows, and what leads to the newest is within them', async ({
  panel,
  page,
}) => {
  await page.setViewportSize({ width: 600, height: 210 });
  await panel.open('rows=50', 55);
  await panel.messages.nth(2).click();
  await expect(panel.tab('Decoded')).toBeVisible();
  const list = await panel.grid.boundingBox();
  const leads = await panel.button('Jump to newest').boundingBox();
  if (!list || !leads) throw new Error('not drawn');
  expect(list.height).toBeGreaterThan(3 * 20);
  expect([leads.x >= list.x, leads.x + leads.width <= list.x + list.width, leads.y >= list.y]).toEqual([
    true,
    true,
    true,
  ]);
});

test('in a low window at 200 % there is room in Details for what a message holds', async ({ panel, page }) => {
  await page.setViewportSize({ width: 640, height: 225 });
  await panel.open('rows=50', 55);
  await panel.messages.last().click();
  const tree = panel.details.getByRole('tree');
  await tree.scrollIntoViewIfNeeded();
  await expect.poll(async () => (await tree.boundingBox())?.height).toBeGreaterThanOrEqual(40);
  await expect(tree.getByRole('treeitem').first()).toBeInViewport();
});

test('what comes right after the session was cleared is drawn, and not what was in its place', async ({
  panel,
  page,
}) => {
  await panel.open('rows=0', 5);
  const begin = (name: string) =>
    page.evaluate((url) => {
      const { session } = standalone;
      session.clear();
      session.append([{ type: 'document', document: url, frameId: 0, url, at: Date.now(), seq: 0 }]);
    }, `https://${name}.example/`);
  await begin('one');
  await expect(panel.row('Page loaded')).toContainText('https://one.example/');
  await begin('two');
  await expect(panel.row('Page loaded')).toContainText('https://two.example/');
});
