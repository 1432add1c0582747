import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { cancelOnceThere } from './held-up.ts';
import { expect, type PanelPage, test } from './panel-page.ts';

const file = (text: string | Buffer, name = 'yesterday.ndjson') => ({
  name,
  mimeType: 'application/x-ndjson',
  buffer: Buffer.from(text),
});
const importFile = (page: Page, text: string | Buffer, name?: string) =>
  page.getByLabel('File of a session').setInputFiles(file(text, name));
const bar = (page: Page) => page.getByRole('group', { name: 'Imported session' });
const LIVE_BUTTONS = [
  'Record',
  'Clear',
  'Hold',
  'Rules',
  'Throttle',
  'Write a message',
  'Open a connection of your own',
];
const ACTING_BARS = ['Composer', 'Connections of your own', 'Replay'];
const regionOf = (page: Page, name: string) => page.getByRole('region', { name });

async function exported(panel: PanelPage): Promise<string> {
  const download = panel.page.waitForEvent('download');
  await panel.button('Export').click();
  return readFileSync(await (await download).path(), 'utf8');
}

test('an exported session is opened beside that of the page, and exported again to the byte', async ({
  panel,
  page,
}) => {
  await panel.open('rows=200&varied');
  await expect(panel.status).toContainText('5 connections');
  const log = await exported(panel);
  await panel.open('rows=3', 8);
  await importFile(page, log);
  await expect(bar(page)).toContainText('From the file yesterday.ndjson.');
  await expect(panel.connections.getByRole('treeitem', { name: 'feed.example' })).toBeVisible();
  await expect(panel.status).toContainText('5 connections');
  await panel.filter.fill('said before it closed');
  await expect(panel.row('said before it closed')).toBeVisible();
  await panel.row('said before it closed').click();
  await expect(panel.details).toContainText('said before it closed');
  expect(await exported(panel)).toBe(log);

  await page.evaluate(() => standalone.generator.receive('meanwhile'));
  await panel.button('Back to the page').click();
  await expect(bar(page)).toHaveCount(0);
  await expect(panel.row('meanwhile')).toBeVisible();
  await expect(panel.filter).toHaveValue('');
  await expect(panel.grid).toHaveAttribute('aria-rowcount', '10');
});

test('nothing can be done to what is in a file', async ({ panel, page }) => {
  await panel.open('rows=20', 25);
  const log = await exported(panel);
  for (const name of LIVE_BUTTONS) await expect(panel.button(name)).toBeVisible();
  // With the code that acts loaded, what a key opens is there at once.
  await page.keyboard.press('s');
  await page.getByRole('textbox', { name: 'Message to send' }).press('Escape');
  await importFile(page, log);
  await expect(bar(page)).toBeVisible();
  for (const name of LIVE_BUTTONS) await expect(panel.button(name)).toHaveCount(0);
  await expect(page.getByRole('tab', { name: 'Rules' })).toHaveCount(0);
  await panel.messages.last().click();
  await expect(panel.button('Copy')).toBeVisible();
  await expect(panel.button('Resend')).toHaveCount(0);
  await expect(panel.button('Inject again')).toHaveCount(0);
  await panel.messages.last().click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: /^Copy C$|^Copy$/ })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: /Resend|Inject|Replay/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await panel.connections.getByRole('treeitem', { name: 'chat.example' }).click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: 'Copy URL' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: /Close connection|Cut connection|Mock/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await panel.messages.last().focus();
  const rows = await panel.rowCount;
  for (const key of ['r', 'e', 'l', 'q', 's', 'u', 'o', 'y', 'p', '4', 'Control+e', 'Control+l'])
    await page.keyboard.press(key);
  expect(await panel.rowCount).toBe(rows);
  await expect(panel.status).not.toContainText('recording is off');
  for (const opened of [
    page.getByRole('dialog'),
    page.getByRole('menu'),
    ...ACTING_BARS.map((name) => regionOf(page, name)),
  ])
    await expect(opened).toHaveCount(0);
  await panel.button('Back to the page').click();
  await expect(panel.button('Hold')).toHaveAttribute('aria-pressed', 'false');
  expect(await page.evaluate(() => standalone.generator.engine.rules.rules)).toEqual([]);
});

test('the focus comes to the file, which says what it is, and goes back to Import', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  const log = await exported(panel);
  await panel.messages.last().click();
  await importFile(page, log);
  await expect(bar(page)).toBeFocused();
  await expect(bar(page)).toHaveAccessibleDescription('From the file yesterday.ndjson. The page goes on meanwhile.');
  await panel.button('Back to the page').click();
  await expect(panel.button('Import')).toBeFocused();
});

test('what is half written in the panel of the page is there again after a file', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  const log = await exported(panel);
  const address = regionOf(page, 'Connections of your own').getByRole('textbox', { name: 'Address' });
  const protocols = regionOf(page, 'Connections of your own').getByRole('textbox', { name: 'Subprotocols' });
  await panel.button('Open a connection of your own').click();
  await address.fill('wss://own.example/');
  await protocols.fill('v2,');
  await panel.connections.getByRole('treeitem', { name: 'chat.example' }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Decoder: / }).click();
  const protos = ['arena.proto', 'common.proto'].map(
    (name) => new URL(`../protobuf/${name}`, import.meta.url).pathname,
  );
  await panel.details.getByLabel('File of the schema').setInputFiles(protos);
  const sent = panel.details.getByRole('combobox', { name: 'Sent message' });
  await sent.selectOption('arena.v1.ClientFrame');
  await panel.button('Hold').click();
  await page.evaluate(() => standalone.generator.hold('received', 'it waits'));
  await page.getByRole('listbox', { name: 'Waiting' }).press('e');
  const edit = page.getByRole('textbox', { name: 'Held message' });
  await edit.fill('half written');

  await importFile(page, log);
  await expect(bar(page)).toBeVisible();
  await expect(edit).toHaveCount(0);
  await panel.button('Back to the page').click();
  await expect(edit).toHaveValue('half written');
  await expect(address).toHaveValue('wss://own.example/');
  await expect(protocols).toHaveValue('v2,');
  await expect(sent).toHaveValue('arena.v1.ClientFrame');
  await edit.press('Control+Enter');
  expect(await page.evaluate(() => standalone.generator.engine.commands)).toMatchObject([
    { type: 'release-edited', payload: { data: 'half written' } },
  ]);
});

test('what is remembered while a file is looked at holds afterwards, too', async ({ panel, page }) => {
  await panel.open('rows=20', 25);
  await importFile(page, await exported(panel));
  await expect(bar(page)).toBeVisible();
  await panel.filter.fill('kind:chat');
  await panel.button('Save filter').click();
  await page.keyboard.type('Chat');
  await page.keyboard.press('Enter');
  await expect(panel.button('Chat')).toBeVisible();
  await panel.button('Back to the page').click();
  await expect(bar(page)).toHaveCount(0);
  await expect(panel.button('Chat')).toHaveAttribute('aria-pressed', 'true');
});

test('a decoder that is forgotten while a file is looked at stays forgotten', async ({ panel, page }) => {
  await panel.open('rows=20', 25);
  const log = await exported(panel);
  const feed = panel.connections.getByRole('treeitem', { name: 'feed.example' });
  const open = async () => {
    await feed.click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Decoder: / }).click();
  };
  await open();
  const decoder = panel.details.getByRole('combobox', { name: 'Decoder' });
  await decoder.selectOption('Raw');
  await panel.button('Remember').click();
  await expect(decoder).toHaveAccessibleDescription(/^chosen by you for /);
  await importFile(page, log);
  await expect(bar(page)).toBeVisible();
  await open();
  await page.getByRole('button', { name: /^Forget wss:/ }).click();
  await panel.button('Back to the page').click();
  await expect(bar(page)).toHaveCount(0);
  await open();
  await expect(decoder.getByRole('option', { selected: true })).toHaveText('Automatic (JSON)');
  await expect(page.getByRole('button', { name: /^Forget wss:/ })).toHaveCount(0);
});

test('a damaged file is opened as far as it can be read, and says how far', async ({ panel, page }) => {
  await panel.open('rows=20', 25);
  const lines = (await exported(panel)).split('\n');
  lines[7] = '{"type":"message","connection":"<img src=x onerror=alert(1)>"';
  lines[9] = '\u0000\u202e';
  await importFile(page, lines.join('\n').slice(0, -30), '<b>\u202egnp.ndjson');
  await expect(bar(page)).toContainText('3 lines could not be read, the first of them: line 8: not JSON');
  await expect(bar(page)).not.toContainText('\u202e');
  await expect(panel.grid).toHaveAttribute('aria-rowcount', '23');
});

test('what cannot be opened is told, and changes nothing', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  const alert = page.getByRole('alert');
  await importFile(page, '{"type":"session","version":2}\n{"type":"wonder"}\n');
  await expect(alert).toContainText(
    'yesterday.ndjson was written by a newer version of Wirescope. Nothing was opened.',
  );
  await importFile(page, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'picture.png');
  await expect(alert).toContainText('picture.png is no session log. Nothing was opened.');
  await expect(bar(page)).toHaveCount(0);
  await expect(panel.grid).toHaveAttribute('aria-rowcount', '11');
});

test('a long file says how far it is, and can be cancelled', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  // The key opens no dialog either.
  const told = cancelOnceThere(page, 'body:has(#session-file:disabled) footer progress[value]');
  await page.evaluate(() => {
    const of = { connection: 'c1', seq: 1, at: 1, direction: 'sent', opcode: 'text' };
    const line = `${JSON.stringify({ type: 'message', ...of, size: 1_000, data: 'x'.repeat(1_000) })}\n`;
    const input = document.querySelector<HTMLInputElement>('#session-file');
    const files = new DataTransfer();
    files.items.add(new File(['{"type":"session","version":1}\n', line.repeat(200_000)], 'long.ndjson'));
    if (input) input.files = files.files;
    input?.dispatchEvent(new Event('change', { bubbles: true }));
  });
  expect(await told).toMatch(/^Reading: \d+ MiB/);
  await expect(panel.status).toContainText('Cancelled.');
  await expect(bar(page)).toHaveCount(0);
});
