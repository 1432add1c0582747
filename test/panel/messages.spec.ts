import type { Locator } from '@playwright/test';
import { expect, type PanelPage, test } from './panel-page.ts';

/** Number of the last message but two that is seen whole. */
const lowestInSight = (grid: Locator) =>
  grid.evaluate(async (element) => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame); // drawn where it is scrolled to
    const { bottom } = element.getBoundingClientRect();
    const rows = [...element.querySelectorAll<HTMLElement>('[data-seq]')];
    return rows.filter((row) => row.getBoundingClientRect().bottom <= bottom).at(-3)?.dataset.seq;
  });

test('Details leave the chosen row in sight where they stand under the messages', async ({ panel, page }) => {
  await page.setViewportSize({ width: 420, height: 800 });
  await panel.open('rows=500', 505);
  for (const top of [Number.MAX_SAFE_INTEGER, 4_000]) {
    await panel.grid.evaluate((grid, to) => grid.scrollTo(0, to), top);
    const row = panel.grid.locator(`[data-seq="${await lowestInSight(panel.grid)}"]`);
    await row.click();
    await expect(panel.details).toBeVisible();
    await expect(row).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('Escape');
    await expect(panel.details).toHaveCount(0);
  }
});

test('shows what happened, in order, with its direction and number', async ({ panel }) => {
  await panel.open('rows=10', 15);
  const rows = panel.grid.getByRole('row');
  await expect(rows.nth(1)).toContainText('Page loaded: https://app.example/');
  await expect(rows.nth(2)).toContainText('Connecting to wss://chat.example/rooms/lobby?v=2');
  await expect(rows.nth(3)).toContainText('Connection open, subprotocol chat.v1');
  await expect(panel.messages).toHaveCount(10);
  await expect(panel.messages.first()).toHaveAttribute('data-seq', '5');
  await expect(panel.messages.first()).toHaveAttribute('data-direction', 'received');
  await expect(panel.status).toHaveText('10 messages · 2 connections · 0 lost');
});

test('losses are told apart and in their place', async ({ panel }) => {
  await panel.open('varied&rows=0', 32);
  const loss = panel.row('1,204 messages (144 kB) lost: the page sent faster than the panel could take');
  await expect(loss).toHaveAttribute('data-kind', 'loss');
  await expect(panel.connections.getByRole('treeitem', { name: 'feed.example' })).toContainText('1,204 lost');
  await panel.filter.fill('nothing has this');
  await expect(panel.grid.getByRole('row')).toHaveCount(2);
  await expect(loss).toBeVisible();
});

test('hostile text is text', async ({ panel, page }) => {
  await panel.open('varied&rows=0', 32);
  const title = await page.title();
  for (const name of ['Decoded', 'Text', 'Hex']) {
    await panel.row('<img src=x').click();
    await panel.tab(name).click();
  }
  await panel.tab('Text').click();
  await expect(panel.details).toContainText('<script>document.title="broken"</script>');
  await expect(page.locator('img, [role="grid"] script')).toHaveCount(0);
  expect(await page.title()).toBe(title);
  await expect(panel.row('user\\u202etxt.exe \\u2066hidden\\u2069')).toBeVisible();
  await expect(panel.row('control \\x00 \\x1b[31mred')).toBeVisible();
});

test('100,000 rows: any of them is reached, and few are in the document', async ({ panel }) => {
  await panel.open('rows=100000', 100_005);
  await expect(panel.row('"id":100000,')).toBeVisible();
  const drawn = () => panel.grid.getByRole('row').count();
  expect(await drawn()).toBeLessThan(80);

  await panel.row('"id":100000,').click();
  await panel.grid.press('Home');
  await expect(panel.grid.locator('[aria-selected="true"]')).toContainText('Page loaded');
  await expect(panel.grid.locator('[aria-selected="true"]')).toBeInViewport();

  await panel.grid.evaluate((grid) => grid.scrollTo({ top: grid.scrollHeight / 2 }));
  const middle = panel.grid.locator('[aria-rowindex="50007"]');
  await expect(middle).toBeInViewport();
  await expect(middle).toHaveAttribute('data-seq', '50005');
  expect(await drawn()).toBeLessThan(80);

  await panel.page.getByRole('button', { name: 'Jump to newest' }).click();
  await expect(panel.row('"id":100000,')).toBeInViewport();
});

test('follows the newest message until the user scrolls up', async ({ panel, page }) => {
  await panel.open('rows=200', 205);
  const receive = (text: string) => page.evaluate((data) => standalone.generator.receive(data), text);
  await receive('first news');
  await expect(panel.row('first news')).toBeInViewport();
  await panel.grid.hover();
  await page.mouse.wheel(0, -1_000);
  await expect(panel.page.getByRole('button', { name: 'Jump to newest' })).toBeVisible();
  await receive('second news');
  await expect(panel.grid).toHaveAttribute('aria-rowcount', '208');
  await expect(panel.row('second news')).not.toBeInViewport();
  await panel.page.getByRole('button', { name: 'Jump to newest' }).click();
  await expect(panel.row('second news')).toBeInViewport();
  await expect(panel.page.getByRole('button', { name: 'Jump to newest' })).toHaveCount(0);
});

for (const width of [1_200, 1_500])
  test(`the way back to the newest message hides no number, in ${width} px`, async ({ panel, page }) => {
    await page.setViewportSize({ width, height: 700 });
    await panel.open('rows=200', 205);
    await panel.messages.last().click();
    await panel.grid.press('Home');
    const room = async () => {
      const button = await panel.button('Jump to newest').boundingBox();
      const size = await panel.grid.getByRole('columnheader', { name: 'Size' }).boundingBox();
      return size && button ? size.x - button.x - button.width : Number.NEGATIVE_INFINITY;
    };
    await expect.poll(room).toBeGreaterThanOrEqual(0);
  });

/** How far the row that is looked at reaches under what leads to the newest message, in px; none or less: it is clear. */
const coveredBy = async (panel: PanelPage): Promise<number> => {
  const button = await panel.page.getByRole('button', { name: 'Jump to newest' }).boundingBox();
  const row = await panel.grid.locator('[aria-selected="true"]').boundingBox();
  return row && button ? row.y + row.height - button.y : Number.POSITIVE_INFINITY;
};

test('the way back to the newest message covers no row that a key leads to', async ({ panel, page }) => {
  await panel.open('rows=200', 205);
  await panel.messages.last().click();
  await page.keyboard.press('Home');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await expect.poll(() => coveredBy(panel)).toBeLessThanOrEqual(0);
});

test('the way back to the newest message covers no row that is looked at while others come', async ({
  panel,
  page,
}) => {
  await panel.open('rows=200', 205);
  await panel.messages.nth(-2).click();
  for (const text of ['one', 'two', 'three', 'four'])
    await page.evaluate((data) => standalone.generator.receive(data), text);
  await expect(panel.button('Jump to newest · 4 new')).toBeVisible();
  await expect.poll(() => coveredBy(panel)).toBeLessThanOrEqual(0);
  await expect(panel.grid.locator('[aria-selected="true"]')).toBeInViewport();
});

test('in a narrow list the flags of a message leave room for what it says, and are told whole', async ({
  panel,
  page,
}) => {
  await page.setViewportSize({ width: 380, height: 700 });
  await panel.open('rows=20', 25);
  await page.evaluate(() => {
    const { session } = standalone;
    const [connection = ''] = session.connections.keys();
    const payload = {
      opcode: 'text',
      data: '{"jsonrpc":"2.0","id":7,"error":{"code":-32000,"message":"closed"}}',
    } as const;
    const common = { type: 'message', direction: 'sent', discarded: true, resent: true, edited: true } as const;
    session.append([{ ...common, connection, seq: 100_000, at: Date.now(), payload }]);
  });
  const row = panel.row('"closed"');
  await expect(row).toContainText('edited and resent by you');
  await expect(row).toContainText('error');
  const content = await row.getByText('"jsonrpc"').boundingBox();
  expect(content?.width).toBeGreaterThan(40);
  const flags = await row
    .locator('[data-flag]')
    .evaluateAll((all) =>
      all.map((flag) => [getComputedStyle(flag).textOverflow, Math.round(flag.getBoundingClientRect().width)]),
    );
  expect(flags.slice(0, 1)).toEqual([['clip', 21]]); // the sign alone
  await row.locator('[data-column="summary"]').hover();
  await expect(page.getByRole('tooltip')).toContainText('edited and resent by you · discarded · error');
});

test('the keyboard moves through rows and into details and back', async ({ panel, page }) => {
  await panel.open('rows=500', 505);
  await panel.row('"id":500,').click();
  await page.keyboard.press('ArrowUp');
  const selected = panel.grid.locator('[aria-selected="true"]');
  await expect(selected).toContainText('ping 499');
  await expect(selected).toBeFocused();
  await page.keyboard.press('PageUp');
  await page.keyboard.press('Home');
  await expect(selected).toContainText('Page loaded');
  await expect(selected).toBeFocused();
  await page.keyboard.press('End');
  await expect(selected).toContainText('"id":500,');
  await page.keyboard.press('Enter');
  await expect(panel.tab('Decoded')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(panel.tab('JSON')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await expect(panel.details).toHaveCount(0);
  await expect(panel.row('"id":500,')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(selected).toContainText('ping 499');
});

test('no other row looks focused in the frame before the focus follows', async ({ panel, page }) => {
  await panel.open('rows=2000', 2_005);
  await panel.row('ping 1999').click();
  await page.keyboard.press('ArrowUp');
  await expect(panel.grid.locator('[aria-selected="true"]')).toBeFocused();
  const outlines = await panel.grid.evaluate(async (grid) => {
    const outline = () => getComputedStyle(document.activeElement ?? grid).outlineStyle;
    const before = outline();
    const event = new KeyboardEvent('keydown', { key: 'Home', bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
    for (let turn = 0; turn < 20; turn++) await null; // the panel draws in a microtask
    return [before, document.activeElement?.getAttribute('tabindex'), outline()];
  });
  expect(outlines).toEqual(['solid', '-1', 'none']);
  await expect(panel.row('Page loaded')).toBeFocused();
  await expect(panel.row('Page loaded')).not.toHaveCSS('outline-style', 'none');
});

test('a focused row keeps the focus while the list moves away under it', async ({ panel, page }) => {
  await panel.open('rows=2000', 2_005);
  await panel.row('ping 1999').click();
  await panel.grid.evaluate((grid) => grid.scrollTo({ top: 0 }));
  await expect(panel.row('Page loaded')).toBeInViewport();
  await expect(panel.row('ping 1999')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(panel.row('"id":2000,')).toBeFocused();
  await expect(panel.row('"id":2000,')).toBeInViewport();
});

test('clear forgets the rows and keeps the connections', async ({ panel, page }) => {
  await panel.open('rows=50', 55);
  await panel.row('"id":50,').click();
  await panel.button('Clear').click();
  await expect(panel.grid).toHaveAttribute('aria-rowcount', '1');
  await expect(panel.details).toHaveCount(0);
  await expect(page.getByText('No WebSocket message yet')).toBeVisible();
  await expect(panel.connections.getByRole('treeitem')).toHaveCount(3);
  await page.evaluate(() => standalone.generator.receive('after clear'));
  await expect(panel.row('after clear')).toBeVisible();
});

test('what passes while recording is off is counted in its place', async ({ panel, page }) => {
  await panel.open('rows=10', 15);
  await panel.button('Record').click();
  await expect(panel.button('Record')).toHaveAttribute('aria-pressed', 'false');
  await page.evaluate(() => standalone.generator.receive('unseen'));
  await panel.button('Record').click();
  await expect(panel.row('1 message (6 B) not recorded: recording was off')).toBeVisible();
  await expect(panel.row('unseen')).toHaveCount(0);
});

test('another page replaces the messages, unless the log is preserved', async ({ panel, page }) => {
  await panel.open('rows=10', 15);
  await page.evaluate(() => standalone.generator.navigate());
  await expect(panel.row('Page loaded: https://app.example/next')).toBeVisible();
  await expect(panel.row('ping')).toHaveCount(0);
  await page.evaluate(() => standalone.generator.receive('kept'));
  await page.getByRole('checkbox', { name: 'Preserve log' }).check();
  await page.evaluate(() => standalone.generator.navigate());
  await expect(panel.row('Page left')).toBeVisible();
  await expect(panel.row('kept')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('checkbox', { name: 'Preserve log' })).toBeChecked();
});

test('choosing a connection shows its messages alone, and its facts', async ({ panel }) => {
  await panel.open('varied&rows=50', 82);
  await panel.connections.getByRole('treeitem', { name: 'old.example' }).click();
  await expect(panel.grid).toHaveAttribute('aria-rowcount', '7');
  await expect(panel.details).toContainText('closed 4001 · code of the application');
  await expect(panel.details).toContainText('session expired \\u202e<b>');
  await panel.connections.press('Home');
  await expect(panel.grid).toHaveAttribute('aria-rowcount', '83');
  await expect(panel.details).toHaveCount(0);
});
