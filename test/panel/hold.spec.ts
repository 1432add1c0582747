import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, type PanelPage, test } from './panel-page.ts';

const queue = (page: Page) => page.getByRole('region', { name: 'Held messages' });
const waiting = (page: Page) => queue(page).getByRole('listbox', { name: 'Waiting' });
const rows = (page: Page) => waiting(page).getByRole('option');
const commands = (page: Page) => page.evaluate(() => standalone.generator.engine.commands);
const inForce = (page: Page) => page.evaluate(() => standalone.generator.engine.rules.rules);
const hold = (page: Page, direction: 'sent' | 'received', ...texts: string[]) =>
  page.evaluate(
    ([way, all]) => {
      for (const text of all) standalone.generator.hold(way, text);
    },
    [direction, texts] as const,
  );
const holdRule = (more: object = {}) => ({
  id: 'hold-button',
  name: 'Hold',
  isOn: true,
  where: {},
  which: {},
  what: { type: 'hold' },
  ...more,
});

async function openHeld(panel: PanelPage, ...texts: string[]): Promise<void> {
  await panel.open('rows=5', 10);
  await panel.button('Hold').click();
  await hold(panel.page, 'received', ...texts);
  await expect(rows(panel.page)).toHaveCount(texts.length);
}

/** What the engine was told, of binary messages their bytes. */
const commandsAsBytes = (page: Page) =>
  page.evaluate(() =>
    standalone.generator.engine.commands.map((command) =>
      command.type === 'release-edited' && command.payload.opcode === 'binary'
        ? [...new Uint8Array(command.payload.data)]
        : command,
    ),
  );

test('Hold is a rule: all messages, or those of a direction, a connection, the filter', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  await panel.button('Hold').click();
  await expect.poll(() => inForce(page)).toEqual([holdRule()]);
  await expect(panel.button('Hold')).toHaveAttribute('aria-pressed', 'true');
  const choose = async (name: string | RegExp) => {
    await panel.button('What is held').click();
    await page.getByRole('menuitemradio', { name, exact: true }).click();
  };
  await choose('Received');
  await expect.poll(() => inForce(page)).toEqual([holdRule({ which: { direction: 'received' } })]);
  await panel.connections.getByRole('treeitem', { name: 'chat.example' }).click();
  await choose(/^On every connection to .*lobby/);
  await panel.filter.fill('$.type == chat');
  await choose('What matches $.type == chat');
  const all = {
    where: { url: 'wss://chat.example/rooms/lobby?v=2' },
    which: { direction: 'received', query: '$.type == chat' },
  };
  await expect.poll(() => inForce(page)).toEqual([holdRule(all)]);
  await choose(/^On \/rooms\/lobby/);
  await expect.poll(() => inForce(page)).toMatchObject([{ where: { connection: expect.stringMatching(/^\S+ \S+$/) } }]);
  await panel.filter.fill('kind:chat');
  await panel.button('What is held').click();
  await expect(page.getByRole('menuitemradio', { name: /kind:chat/ })).toBeDisabled();
  await page.keyboard.press('Escape');
  await panel.grid.focus();
  await page.keyboard.press('o');
  await expect.poll(() => inForce(page)).toEqual([]);
  await choose('Sent and received');
  await choose('On all connections');
  await choose('Every message');
  await expect.poll(() => inForce(page)).toEqual([holdRule()]);
});

test('what waits is released, dropped, and released all at once, with buttons and with keys', async ({
  panel,
  page,
}) => {
  await openHeld(panel, '{"type":"a"}', '{"type":"b"}', '{"type":"c"}', '{"type":"d"}');
  await expect(queue(page)).toContainText('4 held');
  await expect(rows(page).first()).toContainText('/rooms/lobby');
  await expect(rows(page).first()).toContainText('12 B');
  await expect(rows(page).first()).toHaveAttribute('title', 'Held by the rule Hold');
  await panel.button('Release').click();
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(page).first()).toHaveAttribute('aria-selected', 'true');
  await waiting(page).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Delete');
  await expect(rows(page)).toHaveText([/"b"/, /"d"/]);
  await expect(rows(page).last()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(1);
  await page.keyboard.press('a');
  await expect(queue(page)).toHaveCount(0);
  expect(await commands(page)).toEqual([
    { type: 'release', items: [1] },
    { type: 'drop', items: [3] },
    { type: 'release', items: [4] },
    { type: 'release-all' },
  ]);
});

test('the one that is chosen is in view, however many wait at once, and so is all that edits it in a low panel', async ({
  panel,
  page,
}) => {
  await openHeld(panel, ...Array.from({ length: 9 }, (_, index) => `{"n":${index}}`));
  const chosen = waiting(page).getByRole('option', { selected: true });
  await expect(chosen).toContainText('{"n":0}');
  await expect(chosen).toBeInViewport({ ratio: 1 });
  await page.setViewportSize({ width: 1_050, height: 430 });
  await waiting(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('e');
  const box = queue(page).getByRole('textbox', { name: 'Held message' });
  await box.fill('{"n":');
  await expect(box).toHaveAttribute('aria-invalid', 'true');
  await expect(chosen).toContainText('{"n":8}');
  for (const part of [
    chosen,
    box,
    queue(page).getByLabel('Form'),
    panel.button('Release edited'),
    panel.button('Cancel'),
  ])
    await expect(part).toBeInViewport({ ratio: 0.95 }); // its place may be none of whole pixels
});

test('a message is edited before it goes on; what cannot be read is told, and cannot go', async ({ panel, page }) => {
  await openHeld(panel, '{"price":1}', 'plain\r\ntext', 'untouched');
  const box = queue(page).getByRole('textbox', { name: 'Held message' });
  const form = queue(page).getByLabel('Form');
  const release = panel.button('Release edited');
  await waiting(page).focus();
  await page.keyboard.press('e');
  await expect(box).toBeFocused();
  await expect(form).toHaveValue('json');
  await box.fill('{"price":');
  await expect(box).toHaveAttribute('aria-invalid', 'true');
  await expect(release).toBeDisabled();
  await box.fill('{"price":2}');
  await page.keyboard.press('Control+Enter');
  await expect(rows(page)).toHaveCount(2);
  await expect(waiting(page)).toBeFocused();

  await page.keyboard.press('e');
  await expect(form).toHaveValue('text');
  await box.fill('other\nlines');
  await release.click();
  await page.keyboard.press('e');
  await form.selectOption('hex');
  await expect(box).toHaveValue(/^75 6e 74/);
  await box.fill('0');
  await expect(box).toHaveAttribute('aria-invalid', 'true');
  await box.fill('00 ff');
  await release.click();
  await expect(queue(page)).toHaveCount(0);
  expect(await commandsAsBytes(page)).toEqual([
    { type: 'release-edited', item: 1, payload: { opcode: 'text', data: '{"price":2}' } },
    { type: 'release-edited', item: 2, payload: { opcode: 'text', data: 'other\r\nlines' } },
    [0, 255],
  ]);
});

test('an edit that changes nothing goes on as it was; one whose message has gone stays to be copied', async ({
  panel,
  page,
}) => {
  await openHeld(panel, '{ "a": 1 }', 'second');
  await waiting(page).focus();
  await page.keyboard.press('e');
  await page.keyboard.press('Control+Enter');
  await expect(rows(page)).toHaveCount(1);
  expect(await commands(page)).toEqual([{ type: 'release', items: [1] }]);
  await page.keyboard.press('e');
  const box = queue(page).getByRole('textbox', { name: 'Held message' });
  await box.fill('half written');
  await page.evaluate(() => standalone.generator.navigate());
  await expect(queue(page)).toContainText('It waits no more');
  await expect(box).toHaveValue('half written');
  await expect(panel.button('Release edited')).toBeDisabled();
  await box.press('Escape');
  await expect(queue(page)).toHaveCount(0);
});

test('all goes on up to the next that matches', async ({ panel, page }) => {
  await openHeld(panel, 'first');
  await waiting(page).focus();
  await page.keyboard.press('n');
  const query = queue(page).getByRole('textbox', { name: 'Stop at the next that matches' });
  await expect(query).toBeFocused();
  await query.fill('kind:order');
  await expect(query).toHaveAccessibleDescription('kind: is not known while a message is on its way');
  await expect(panel.button('Release to next match')).toBeDisabled();
  await query.fill('$.type == order');
  await query.press('Enter');
  expect(await commands(page)).toEqual([{ type: 'release-until', query: '$.type == order' }]);
});

test('what went on by itself is told', async ({ panel, page }) => {
  await openHeld(panel, 'first');
  await page.evaluate(() => standalone.generator.overflow(7));
  await expect(queue(page)).toContainText('Too many waited: 7 went on by themselves');
});

test('a message can be saved, edited elsewhere, and go on as that file, as bytes or as text', async ({
  panel,
  page,
}) => {
  await openHeld(panel, 'first', 'second', 'third');
  const form = queue(page).getByLabel('Form');
  const file = queue(page).getByLabel('File that goes on in its place');
  const edit = async () => {
    await waiting(page).focus();
    await page.keyboard.press('e');
    await form.selectOption('File (binary)');
  };
  await edit();
  const saving = page.waitForEvent('download');
  await panel.button('Save as file').click();
  expect(readFileSync(await (await saving).path(), 'utf8')).toBe('first');
  await file.setInputFiles({ name: 'bytes.bin', mimeType: '', buffer: Buffer.from([0xff]) });
  await expect(queue(page)).toContainText('bytes.bin');
  await expect(form.getByRole('option', { name: 'Text' })).toBeDisabled();
  await panel.button('Release edited').click();
  await expect(rows(page)).toHaveCount(2);
  await edit();
  await file.setInputFiles({ name: 'text.txt', mimeType: '', buffer: Buffer.from('é') });
  await expect(queue(page)).toContainText('text.txt');
  await queue(page).getByRole('checkbox', { name: 'As text (UTF-8)' }).check();
  await page.keyboard.press('Control+Enter');
  await expect(rows(page)).toHaveCount(1);
  await edit();
  await panel.button('Release edited').click();
  await expect(queue(page)).toHaveCount(0);
  expect(await commandsAsBytes(page)).toEqual([
    [255],
    { type: 'release-edited', item: 2, payload: { opcode: 'text', data: 'é' } },
    { type: 'release-edited', item: 3, payload: { opcode: 'text', data: 'third' } },
  ]);
});

test('the rest of a big message is fetched to be edited; that it cannot be had is told', async ({ panel, page }) => {
  await openHeld(panel, 'first');
  await page.evaluate(() => standalone.generator.hold('sent', 'beginning', 2_000_000));
  await rows(page).filter({ hasText: '2 MB' }).click();
  await expect(panel.row('beginning')).toBeVisible(); // it comes on another way
  await panel.button('Edit and release').click();
  await expect(page.getByRole('alert')).toContainText('The page does not keep the rest any more');
  await expect(panel.button('Release')).toBeEnabled();
});

test('ten thousand that wait are windowed, and the chosen one stays where it is while others come', async ({
  panel,
  page,
}) => {
  await openHeld(panel, 'first', 'second');
  await rows(page).last().click();
  await page.evaluate(() => {
    for (let count = 0; count < 10_000; count++) standalone.generator.hold('received', `flood ${count}`);
  });
  await expect(queue(page)).toContainText('10,002 held');
  await expect(rows(page).filter({ hasText: 'second' })).toHaveAttribute('aria-selected', 'true');
  expect(await rows(page).count()).toBeLessThan(40);
  await waiting(page).focus();
  await page.keyboard.press('End');
  await expect(rows(page).filter({ hasText: 'flood 9999' })).toBeInViewport();
});
