import { readFile } from 'node:fs/promises';
import type { PanelPage } from './panel-page.ts';
import { expect, test } from './panel-page.ts';

const boxOf = (panel: PanelPage) => panel.page.getByRole('textbox', { name: 'Message to send' });
const savedOf = (panel: PanelPage) => panel.page.getByRole('group', { name: 'Saved messages' });

async function write(panel: PanelPage, content: string): Promise<void> {
  await panel.open('rows=0', 5);
  await panel.page.keyboard.press('s');
  await boxOf(panel).fill(content);
}

async function save(panel: PanelPage, name: string, folder: string): Promise<void> {
  await panel.button('Saved messages').click();
  await savedOf(panel).getByRole('textbox', { name: 'Name of the message' }).fill(name);
  await savedOf(panel).getByRole('combobox', { name: 'Folder' }).fill(folder);
  await panel.button('Save message').click();
  await expect(panel.status).toContainText(`Saved as ${name}`);
}

test('a message is saved in a folder, searched and written again', async ({ panel, page }) => {
  await write(panel, 'subscribe {{uuid}}');
  await save(panel, 'Subscribe', 'Feed');
  await page.keyboard.press('Escape');
  await boxOf(panel).fill('something else');
  await panel.button('Saved messages').click();
  const search = savedOf(panel).getByRole('searchbox', { name: 'Search saved messages' });
  await search.fill('nowhere');
  await expect(savedOf(panel).getByRole('button', { name: /Subscribe/ })).toHaveCount(0);
  await search.fill('FEED');
  await savedOf(panel)
    .getByRole('region', { name: 'Feed' })
    .getByRole('button', { name: /^Subscribe/ })
    .click();
  await expect(savedOf(panel)).toBeHidden();
  await expect(boxOf(panel)).toHaveText('subscribe {{uuid}}');
});

test('what is cut in the box is shown whole over it, and the box stays', async ({ panel, page }) => {
  const content = 'much to say '.repeat(15);
  await write(panel, content);
  await save(panel, 'Long', '');
  await savedOf(panel).getByText(content.trim()).first().hover();
  const tooltip = page.getByRole('tooltip');
  await expect(tooltip).toHaveText(content.trim());
  const isOnTop = (box: HTMLElement) => {
    box.style.pointerEvents = 'auto'; // what the pointer goes through is not found
    const { left, top } = box.getBoundingClientRect();
    return document.elementFromPoint(left + 4, top + 4) === box;
  };
  expect(await tooltip.evaluate(isOnTop)).toBe(true);
  await expect(savedOf(panel)).toBeVisible();
  await page.mouse.move(5, 5);
  await expect(tooltip).toHaveCount(0);
  await expect(savedOf(panel)).toBeVisible();
});

test('messages are kept by origin, and those of others are shown when they are asked for', async ({ panel, page }) => {
  await write(panel, 'for the feed');
  await save(panel, 'Feed only', '');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Connections to send to/ }).click();
  await page.getByRole('checkbox', { name: /feed\.example/ }).uncheck();
  await page.getByRole('checkbox', { name: /chat\.example/ }).check();
  await page.keyboard.press('Escape');
  await panel.button('Saved messages').click();
  await expect(savedOf(panel)).toContainText('Nothing is saved here yet');
  await savedOf(panel).getByRole('checkbox', { name: 'Those of other origins, too' }).check();
  await expect(savedOf(panel).getByRole('button', { name: /^Feed only/ })).toContainText('wss://feed.example:8443');
});

test('messages for an address are offered still when its page was left', async ({ panel, page }) => {
  await write(panel, 'for the feed');
  await save(panel, 'Feed only', '');
  await page.keyboard.press('Escape');
  await page.evaluate(() => standalone.generator.navigate());
  await expect(panel.row('app.example/next')).toBeVisible();
  await panel.button('Saved messages').click();
  await expect(savedOf(panel).getByRole('button', { name: /^Feed only/ })).toBeVisible();
});

test('what was sent is in the history, once, and can be forgotten', async ({ panel }) => {
  await write(panel, 'first');
  await panel.button('Send').click();
  await expect(panel.row('sent by you')).toHaveCount(1);
  await boxOf(panel).fill('second');
  await panel.button('Inject').click();
  await expect(panel.row('injected by you')).toHaveCount(1);
  await boxOf(panel).fill('first');
  await panel.button('Send').click();
  await expect(panel.row('sent by you')).toHaveCount(2);
  await panel.button('Saved messages').click();
  const history = savedOf(panel).getByRole('region', { name: 'Sent and injected last' });
  await expect(history.getByRole('button')).toHaveText(['first', 'second']);
  await history.getByRole('button', { name: 'second' }).click();
  await expect(boxOf(panel)).toHaveText('second');
  await panel.button('Saved messages').click();
  await panel.button('Forget these').click();
  await expect(history).toHaveCount(0);
  await panel.button('Undo').click();
  await panel.button('Saved messages').click();
  await expect(history.getByRole('button')).toHaveText(['first', 'second']);
});

test('all that is saved is a file, which is read back; one that is not ours changes nothing', async ({
  panel,
  page,
}) => {
  await write(panel, '{"a":1}');
  await save(panel, 'One', 'Folder');
  const saving = page.waitForEvent('download');
  await panel.button('Export saved messages').click();
  const text = await readFile(await (await saving).path(), 'utf8');
  await savedOf(panel).getByRole('button', { name: 'Remove One' }).click();
  const input = savedOf(panel).getByLabel('Import', { exact: true });
  const file = (content: string) => ({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(content) });
  for (const [content, why] of [
    ['{"format":"wire', 'mine.json is no file of saved messages. Nothing was imported.'],
    [text.replace('"version": 1', '"version": 2'), 'mine.json was written by a newer version of Wirescope.'],
    [text.replace('"form": "text"', '"form": "smoke"'), 'Message 1 of mine.json is broken. Nothing was imported.'],
  ] as const) {
    await input.setInputFiles(file(content));
    await expect(page.getByRole('alert')).toContainText(why);
  }
  await expect(savedOf(panel)).toContainText('Nothing is saved here yet');
  await input.setInputFiles(file(text));
  await expect(panel.status).toContainText('1 message was imported.');
  await expect(savedOf(panel).getByRole('button', { name: /^One/ })).toContainText('{"a":1}');
});

test('what is saved under a name that was there can be taken back', async ({ panel }) => {
  await write(panel, 'first');
  await save(panel, 'One', '');
  await panel.page.keyboard.press('Escape');
  await boxOf(panel).fill('second');
  await save(panel, 'One', '');
  await expect(savedOf(panel).getByRole('button', { name: /^One/ })).toHaveText(/second/);
  await expect(panel.page.getByText('1 of the same name was replaced', { exact: true })).toBeVisible();
  await panel.page.keyboard.press('Escape');
  await panel.button('Undo').click();
  await panel.button('Saved messages').click();
  await expect(savedOf(panel).getByRole('button', { name: /^One/ })).toHaveText(/first/);
});

test('a saved message is renamed and moved by keyboard, and keeps what it says', async ({ panel, page }) => {
  await write(panel, 'content');
  await save(panel, 'Other', 'Feed');
  await page.keyboard.press('Escape');
  await save(panel, 'One', '');
  await savedOf(panel).getByRole('button', { name: 'Rename or move One' }).focus();
  await page.keyboard.press('Enter');
  const name = savedOf(panel).getByRole('textbox', { name: 'New name' });
  await expect(name).toBeFocused();
  await page.keyboard.type('Other');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Feed');
  await page.keyboard.press('Enter');
  await expect(savedOf(panel).getByRole('alert')).toHaveText('Another message has this name in this folder.');
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await name.fill('Moved');
  await page.keyboard.press('Enter');
  const moved = savedOf(panel)
    .getByRole('region', { name: 'Feed' })
    .getByRole('button', { name: /^Moved/ });
  await expect(moved).toBeFocused();
  await expect(moved).toHaveText(/content/);
  await expect(savedOf(panel).getByRole('button', { name: /^One/ })).toHaveCount(0);
});
