import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { expect, test } from './panel-page.ts';

test('the session log is downloaded whole', async ({ panel, page }) => {
  await panel.open('rows=30', 35);
  const download = page.waitForEvent('download');
  await panel.button('Export').click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^wirescope-app\.example-\d{4}-\d\d-\d\dT[\d-]{8}\.ndjson$/);
  const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\n');
  const types = lines.map((line): unknown => JSON.parse(line).type);
  expect(types[0]).toBe('session');
  expect(types.filter((type) => type === 'message')).toHaveLength(30);
  await expect(panel.status).toContainText('Exported as wirescope-app.example');
});

test('credentials go into the file only when the user says so', async ({ panel, page }) => {
  await panel.open('varied&rows=0', 32);
  const exported = async () => {
    const download = page.waitForEvent('download');
    await panel.button('Export').click();
    return readFile(await (await download).path(), 'utf8');
  };
  expect(await exported()).not.toContain('session=0123456789');
  await panel.button('Export options').press('Enter');
  const choice = page.getByRole('menuitemcheckbox', { name: 'Export credentials' });
  await expect(choice).toHaveAccessibleDescription(/Authorization/);
  await choice.press('Enter');
  await expect(panel.button('Export')).toHaveAttribute('title', 'Export (with credentials · Ctrl+S)');
  expect(await exported()).toContain('session=0123456789');
});

test('an export that takes a while says how far it is, and can be cancelled', async ({ panel, page }) => {
  await panel.open('rows=100000', 100_005);
  const cancel = panel.page.getByRole('contentinfo').getByRole('button', { name: 'Cancel' });
  // In one task, or it may be over before the button is found.
  await page.evaluate(async () => {
    document.querySelector<HTMLElement>('button[aria-label="Export"]')?.click();
    const isTold = () => document.querySelector('footer')?.textContent.includes('Exporting: ') ?? false;
    while (!isTold()) await new Promise(requestAnimationFrame);
    document.querySelector<HTMLElement>('footer button')?.click();
  });
  await expect(panel.status).toContainText('Cancelled.');
  await expect(cancel).toHaveCount(0);
  await expect(panel.button('Export')).toBeEnabled();
});

test('in a low window the sheet of keys begins at its beginning, with the focus in sight', async ({ panel, page }) => {
  await page.setViewportSize({ width: 1200, height: 400 });
  await panel.open('rows=5', 10);
  await page.keyboard.press('?');
  const close = page.getByRole('dialog').getByRole('button', { name: 'Close' });
  await expect(close).toBeFocused();
  await expect(close).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('heading', { name: 'Keyboard shortcuts' })).toBeInViewport({ ratio: 1 });
});

test('keys do what the sheet of keys says, but not while something is typed', async ({ panel, page }) => {
  await panel.open('rows=20', 25);
  await page.keyboard.press('?');
  await expect(page.getByRole('heading', { name: 'Keyboard shortcuts' })).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('d');
  await expect(page.getByRole('combobox', { name: 'Direction' })).toHaveValue('sent');
  await page.keyboard.press('/');
  await expect(panel.filter).toBeFocused();
  await page.keyboard.type('d?/');
  await page.keyboard.press('F6');
  await page.keyboard.press('Control+f');
  await expect(panel.filter).toBeFocused();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('d?/');
  await page.keyboard.press('Control+l');
  await expect(panel.filter).toHaveValue('d?/');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(panel.status).toContainText('of 20 messages');
  await page.keyboard.press('Escape');
  await expect(panel.filter).toHaveValue('');
  await panel.grid.locator('[data-direction="sent"]').last().click();
  await page.keyboard.press('e');
  await expect(page.getByRole('textbox', { name: 'Message to send' })).toBeFocused();
  await page.keyboard.press('Escape');
  await panel.messages.first().click();
  await page.keyboard.press('Control+l');
  await expect(panel.grid).toHaveAttribute('aria-rowcount', '1');
});

test('every empty state says what to do', async ({ panel, page }) => {
  await panel.open('empty');
  await expect(page.getByText('Waiting for the page')).toBeVisible();
  await page.evaluate(() => standalone.generator.say({ type: 'unreachable' }));
  await expect(
    page.getByText('Reload the page to capture connections opened before the extension was installed'),
  ).toBeVisible();
  await page.evaluate(() => standalone.generator.say({ type: 'replaced' }));
  await expect(page.getByText('Reopen DevTools here to go on')).toBeVisible();
  await page.evaluate(() => {
    standalone.notice.value = 'extension-gone';
  });
  await expect(page.getByRole('alert')).toContainText('Wirescope was updated or removed');
});

test('the theme changes while the panel is open', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await page.evaluate(() => {
    standalone.theme.value = 'dark';
  });
  await expect.poll(background).not.toBe(light);
});

test('speaks French', async ({ page }) => {
  await page.goto('/?lang=fr&rows=3');
  await expect(page.getByRole('searchbox', { name: 'Filtrer les messages' })).toBeVisible();
  await expect(page.getByRole('status')).toHaveText('3 messages · 2 connexions · 0 perdu');
});

test('panes are resized by keys and by dragging, and stay so', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  const splitter = page.getByRole('separator', { name: 'Resize connections' });
  const width = async () => Math.round((await panel.connections.boundingBox())?.width ?? 0);
  expect(await width()).toBe(230);
  await splitter.press('ArrowRight');
  await expect.poll(width).toBe(246);
  const box = await splitter.boundingBox();
  await page.mouse.move(box?.x ?? 0, 300);
  await page.mouse.down();
  await page.mouse.move((box?.x ?? 0) + 54, 300);
  await page.mouse.up();
  await expect.poll(width).toBe(300);
  await page.reload();
  await expect.poll(width).toBe(300);
});

for (const { name, width, height } of [
  { name: 'at the side', width: 380, height: 900 },
  { name: 'at the bottom', width: 1200, height: 300 },
  { name: 'very narrow', width: 300, height: 700 },
  { name: 'very low', width: 1000, height: 250 },
  { name: 'at 200 % of 1280 × 720', width: 640, height: 360 },
]) {
  test(`works ${name}: nothing is cut off, every pane has room`, async ({ panel, page }) => {
    await page.setViewportSize({ width, height });
    await panel.open('varied&rows=40', 72);
    await panel.messages.last().click();
    await expect(panel.tab('Decoded')).toBeVisible();
    for (const pane of [panel.connections, panel.grid, panel.details]) {
      const box = await pane.boundingBox();
      expect(box?.width).toBeGreaterThan(150);
      expect(box?.height).toBeGreaterThan(60);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}

test('a panel that gets its size just after it was drawn is laid out for that', async ({ panel, page }) => {
  await page.addInitScript(() => {
    const { matchMedia } = globalThis;
    let isFirst = true;
    globalThis.matchMedia = (query) => {
      const list = matchMedia(query);
      if (!query.includes('width') || !isFirst) return list;
      isFirst = false;
      return { ...list, matches: true }; // as it was a moment before
    };
  });
  await page.setViewportSize({ width: 1280, height: 800 });
  await panel.open('rows=5', 10);
  await expect(page.getByRole('main')).toHaveAttribute('data-narrow', 'false');
});

test('in a low window at 200 % every pane has room for some lines, and the others are scrolled to', async ({
  panel,
  page,
}) => {
  await page.setViewportSize({ width: 600, height: 400 });
  await panel.open('rows=50', 55);
  await panel.messages.last().click();
  await expect(panel.tab('Decoded')).toBeAttached();
  const heightOf = async (place: Locator) => (await place.boundingBox())?.height ?? 0;
  expect(await heightOf(panel.grid)).toBeGreaterThan(80);
  expect(await heightOf(panel.details)).toBeGreaterThan(120);
  await panel.tab('Hex').click();
  await expect(panel.details.getByRole('group', { name: 'Bytes of the message' })).toBeInViewport();
});

test('the tools stand in the order in which they are used', async ({ panel, page }) => {
  await panel.open('rows=0', 5);
  const order = ['Record', 'Clear', 'Hold', 'Rules', 'Filter messages', 'Export', 'Keyboard shortcuts'];
  const tools = page.getByRole('toolbar').locator('button, input');
  const names = await tools.evaluateAll((all) => all.map((tool) => (tool.ariaLabel ?? tool.textContent ?? '').trim()));
  expect(names.filter((name) => order.includes(name))).toEqual(order);
});

test('at the side of a window the tools take two rows', async ({ panel, page }) => {
  await page.setViewportSize({ width: 420, height: 860 });
  await panel.open('rows=5', 10);
  const tools = page.getByRole('toolbar', { name: 'Session' });
  expect((await tools.boundingBox())?.height).toBeLessThan(60);
});

test('beside the details the messages have room for what they say', async ({ panel }) => {
  await panel.open('rows=40', 45);
  await panel.messages.last().click();
  await expect(panel.details).toBeVisible();
  const summary = panel.grid.getByRole('columnheader', { name: 'Summary' });
  await expect.poll(async () => (await summary.boundingBox())?.width).toBeGreaterThan(200);
});

test('nothing moves by itself where motion is not wanted', async ({ panel, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await panel.open('varied&rows=40', 72);
  await panel.messages.last().click();
  await panel.button('Clear').click();
  await page.keyboard.press('?');
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test('in high contrast, what is chosen, pressed, found and focused is told by more than backgrounds', async ({
  panel,
  page,
}) => {
  await panel.open('rows=20', 25);
  await page.emulateMedia({ forcedColors: 'active' });
  const outline = (of: string) =>
    page.evaluate((css) => {
      const element = document.querySelector(css);
      return element && getComputedStyle(element).outlineStyle !== 'none' && getComputedStyle(element).outlineWidth;
    }, of);
  await panel.filter.fill('"ping "');
  await panel.button('Highlight only').click();
  await expect.poll(() => outline('[role="row"][data-match]')).toBe('1px');
  await expect.poll(() => outline('button[aria-label="Highlight only"]')).toBe('1px');
  await panel.row('ping 19').click();
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => outline('[role="row"][aria-selected="true"]')).toBe('3px');
  await page.keyboard.press('Enter');
  await expect.poll(() => outline('[role="row"][aria-selected="true"]')).toBe('1px');
  await expect.poll(() => outline('#details [role="tab"][aria-selected="true"]')).toBe('3px');
});
