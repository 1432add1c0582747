import type { Locator } from '@playwright/test';
import { keepBack } from './held-up.ts';
import { expect, type PanelPage, test } from './panel-page.ts';

test('Enter right after an arrow leads into Details, which were closed', async ({ panel, page }) => {
  await panel.open('varied&rows=0', 32);
  await panel.messages.nth(3).click();
  await expect(panel.tab('Decoded')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel.details).toHaveCount(0);
  await page.evaluate(() => {
    for (const key of ['ArrowDown', 'Enter'])
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  });
  await expect(panel.details.getByRole('tab', { selected: true })).toBeFocused();
});

const DETAILS = '**/details-subject-*.js';

test('the focus goes into Details once they are loaded', async ({ panel, page }) => {
  const letGo = await keepBack(page, DETAILS);
  await panel.open('varied&rows=0', 32);
  await panel.messages.nth(3).click();
  await page.keyboard.press('Enter');
  await expect(panel.details).toBeVisible();
  await expect(panel.button('Close details')).not.toBeFocused();
  letGo();
  await expect(panel.details.getByRole('tab', { selected: true })).toBeFocused();
});

test('the focus goes into Details once they are loaded, by way of the row that the arrow before led to', async ({
  panel,
  page,
}) => {
  const letGo = await keepBack(page, DETAILS);
  await panel.open('varied&rows=0', 32);
  await panel.messages.nth(3).click();
  await panel.messages.nth(3).evaluate((row) => {
    for (const key of ['ArrowDown', 'Enter'])
      row.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  });
  await expect(panel.messages.nth(4)).toBeFocused();
  letGo();
  await expect(panel.details.getByRole('tab', { selected: true })).toBeFocused();
});

test('who has gone on with a key is not led into Details once they are loaded', async ({ panel, page }) => {
  const letGo = await keepBack(page, DETAILS);
  await panel.open('varied&rows=0', 32);
  await panel.messages.nth(3).click();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await expect(panel.messages.nth(4)).toBeFocused();
  letGo();
  await expect(panel.details.getByRole('tab', { selected: true })).toBeVisible();
  await expect(panel.messages.nth(4)).toBeFocused();
});

test('F6 leads into Details that are still being loaded', async ({ panel, page }) => {
  const letGo = await keepBack(page, DETAILS);
  await panel.open('varied&rows=0', 32);
  await panel.messages.nth(3).click();
  await page.keyboard.press('F6');
  await expect(panel.messages.nth(3)).toBeFocused();
  letGo();
  await expect(panel.details.getByRole('tab', { selected: true })).toBeFocused();
});

test('F6 leads to what loads Details again when they could not be loaded', async ({ panel, page }) => {
  await page.route(DETAILS, (route) => route.abort());
  await panel.open('varied&rows=0', 32);
  await panel.messages.nth(3).click();
  await expect(panel.details.getByRole('alert')).toBeVisible();
  await page.keyboard.press('F6');
  await expect(panel.button('Try again')).toBeFocused();
});

test('from one message to the next, the bytes are never gone', async ({ panel }) => {
  await panel.open('varied&rows=0', 32);
  await panel.row('00 01 02 03').click();
  await panel.tab('Hex').click();
  await expect(panel.details.getByRole('group', { name: 'Bytes of the message' })).toBeVisible();
  const drawn = await panel.row('"deep"').evaluate(async (row) => {
    const content = () => document.querySelector('#details [role="tabpanel"]');
    const before = content();
    const changed = new Promise<boolean>((resolve) => {
      const observer = new MutationObserver(() => {
        if (content() !== before) resolve(content()?.querySelector('[role="group"]') !== null);
      });
      observer.observe(document.body, { childList: true, subtree: true });
    });
    (row as HTMLElement).click();
    return changed;
  });
  expect(drawn).toBe(true);
});

test('what could not be loaded says so, and is tried again', async ({ panel, page }) => {
  await page.route('**/hex-view-*.js', (route) => route.abort());
  await panel.open('varied&rows=0', 32);
  await panel.messages.nth(3).click();
  await panel.tab('Hex').click();
  const told = panel.details.getByRole('alert');
  await expect(told).toContainText('This part of the panel could not be loaded');
  await page.unroute('**/hex-view-*.js');
  await told.getByRole('button', { name: 'Try again' }).click();
  await expect(panel.details.getByRole('group', { name: 'Bytes of the message' })).toBeVisible();
  await expect(told).toHaveCount(0);
  await expect(panel.details.getByRole('tabpanel').locator(':focus')).toHaveCount(1);
});

interface Wanted {
  readonly part: string;
  readonly want: (panel: PanelPage) => Promise<void>;
  readonly shows: (panel: PanelPage) => Locator;
}
const menu = ({ page }: PanelPage) => page.getByRole('menu');
const LOG = {
  name: 'mine.ndjson',
  mimeType: 'application/x-ndjson',
  buffer: Buffer.from('{"type":"session","version":1}\n'),
};
const WANTED: readonly Wanted[] = [
  { part: 'hold-menu', want: (panel) => panel.button('What is held').click(), shows: menu },
  {
    part: 'throttle-menu',
    want: (panel) => panel.page.getByRole('button', { name: /^Throttle/ }).click(),
    shows: menu,
  },
  { part: 'key-sheet', want: ({ page }) => page.keyboard.press('?'), shows: ({ page }) => page.getByRole('dialog') },
  { part: 'copied-message', want: (panel) => panel.button('Copy as').click(), shows: menu },
  {
    part: 'import-file',
    want: ({ page }) => page.getByLabel('File of a session').setInputFiles(LOG),
    shows: ({ page }) => page.getByRole('group', { name: 'Imported session' }),
  },
];
for (const { part, want, shows } of WANTED)
  test(`that ${part} could not be loaded is told, and it is tried again`, async ({ panel, page }) => {
    await page.route(`**/${part}-*.js`, (route) => route.abort());
    await panel.open('varied&rows=0', 32);
    await panel.messages.nth(3).click();
    await expect(panel.tab('Decoded')).toBeVisible();
    await want(panel);
    await expect(page.getByRole('alert')).toContainText('This part of the panel could not be loaded');
    await expect(shows(panel)).toHaveCount(0);
    await page.unroute(`**/${part}-*.js`);
    await want(panel);
    await expect(shows(panel)).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

test('that the editor could not be loaded is told in its place, and it has the focus once it is there', async ({
  panel,
  page,
}) => {
  await page.route('**/message-editor-*.js', (route) => route.abort());
  await panel.open('varied&rows=0', 32);
  await panel.messages.nth(3).click();
  await page.keyboard.press('s');
  const told = page.getByRole('region', { name: 'Composer' }).getByRole('alert');
  await expect(told).toContainText('This part of the panel could not be loaded');
  await page.unroute('**/message-editor-*.js');
  await told.getByRole('button', { name: 'Try again' }).press('Enter');
  await expect(page.getByRole('textbox', { name: 'Message to send' })).toBeFocused();
});
