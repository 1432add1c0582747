import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expect, type PanelPage, test } from './panel-page.ts';

const rule = (id: string, more: object = {}) => ({
  id,
  name: `Rule ${id}`,
  isOn: false,
  where: {},
  which: {},
  what: { type: 'drop' },
  ...more,
});
const file = (rules: unknown, version = 1) => ({
  name: 'rules.json',
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify({ format: 'wirescope-rules', version, rules })),
});

const view = (page: Page) => page.getByRole('region', { name: 'Rules' });
const list = (page: Page) => view(page).getByRole('list', { name: 'Rules', exact: true });
const editor = (page: Page) => view(page).getByRole('form', { name: 'Edit rule' });
const inForce = (page: Page) => page.evaluate(() => standalone.generator.engine.rules.rules);

async function openRules(panel: PanelPage): Promise<Locator> {
  await panel.page
    .getByRole('toolbar')
    .getByRole('button', { name: /^Rules/ })
    .click();
  await expect(view(panel.page)).toBeVisible();
  return view(panel.page);
}

async function importRules(page: Page, rules: unknown, version?: number): Promise<void> {
  await view(page).getByLabel('File of rules').setInputFiles(file(rules, version));
}

test('a rule is made, edited, put in force, and remembered', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  const rules = await openRules(panel);
  await expect(rules).toContainText('No rules yet');
  await panel.button('New rule').click();
  await expect(editor(page).getByLabel('Name')).toBeFocused();
  await page.keyboard.type('Slow answers');
  await editor(page).getByLabel('URL').fill('wss://chat.example/*');
  await editor(page).getByLabel('Direction').selectOption('Received');
  await editor(page).getByLabel('Query').fill('$.type == chat');
  await editor(page).getByLabel('How long').fill('250.5');
  await expect(list(page)).toContainText('edited');
  await page.keyboard.press('Control+Enter');
  await expect(list(page)).not.toContainText('edited');
  expect(await inForce(page)).toEqual([]);
  await list(page).getByRole('checkbox', { name: 'On: Slow answers' }).check();
  const made = {
    id: expect.any(String),
    name: 'Slow answers',
    isOn: true,
    where: { url: 'wss://chat.example/*' },
    which: { direction: 'received', query: '$.type == chat' },
    what: { type: 'delay', wait: { ms: 250.5 } },
  };
  await expect.poll(() => inForce(page)).toEqual([made]);
  const button = page.getByRole('toolbar').getByRole('button', { name: 'Rules 1' });
  await expect(button).toHaveAttribute('title', '1 rule is in force in this tab');
  await rules.getByRole('checkbox', { name: 'In force in this tab' }).uncheck();
  await expect.poll(() => inForce(page)).toEqual([]);
  await expect(rules).toContainText('The rules are switched off in this tab: 1 waits');

  await panel.open('rows=5', 10);
  expect(await inForce(page)).toEqual([]);
  await openRules(panel);
  await expect(list(page).getByRole('checkbox', { name: 'On: Slow answers' })).toBeChecked();
  await expect(view(page).getByRole('checkbox', { name: 'In force in this tab' })).not.toBeChecked();
});

test('a mistake stands at its field, in the words of the parser, and nothing wrong is saved', async ({
  panel,
  page,
}) => {
  await panel.open('rows=5', 10);
  await openRules(panel);
  await panel.button('New rule').click();
  const save = panel.button('Save rule');
  const wrong = async (field: Locator, typed: string, told: string) => {
    await field.fill(typed);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(told);
    await save.click();
    await expect(field).toBeFocused();
    await expect(list(page)).toContainText('edited');
  };
  const field = (label: string) => editor(page).getByLabel(label, { exact: true });
  await wrong(field('How long'), 'long', 'A number from 0 to 86,400,000 is needed');
  await wrong(field('How long'), '', 'A number from 0 to 86,400,000 is needed');
  await field('How long').fill('1');
  await wrong(field('Query'), 'kind:chat', 'kind: is not known while a message is on its way');
  await wrong(field('Query'), '(a', 'The query is not complete at character 3');
  await field('Query').fill('');
  await wrong(field('Every so many'), '0', 'A whole number from 1 to 9,007,199,254,740,991 is needed');
  await field('Every so many').fill('');
  await field('Action').selectOption('Edit');
  await wrong(field('Find'), '', 'A text is needed: nothing is everywhere');
  await field('Change').selectOption('Replace by regular expression');
  await wrong(field('Regular expression'), '(a+)+', 'A repetition within a repetition may never end');
  await field('Change').selectOption('Set JSON value');
  await field('Path').fill('$.a');
  await wrong(field('Value (JSON)'), '{"a"', 'A JSON value is needed: a text stands in quotation marks');
  await field('Change').selectOption('Replace the whole message');
  await field('Form').selectOption('hex');
  await wrong(field('Message'), '0', 'Pairs of the digits 0–9 and a–f are needed');
  await field('Message').fill('00 ff');
  await save.click();
  await expect(list(page)).not.toContainText('edited');
});

test('what has the focus is not hidden behind the buttons of the editor', async ({ panel, page }) => {
  await page.setViewportSize({ width: 1_050, height: 430 });
  await panel.open('rows=5', 10);
  await openRules(panel);
  await panel.button('New rule').click();
  await editor(page).getByLabel('Action').selectOption('Edit');
  const isSeen = (button: HTMLElement) => {
    const { x, y, width, height } = button.getBoundingClientRect();
    return button.contains(document.elementFromPoint(x + width / 2, y + height / 2));
  };
  for (const width of [1_050, 600]) {
    await page.setViewportSize({ width, height: 430 });
    await editor(page).getByLabel('Name').focus();
    const add = panel.button('Add step');
    await add.focus();
    await expect.poll(() => add.evaluate(isSeen)).toBe(true);
  }
});

test('every action can be chosen, and what it begins with can be saved or says what it needs', async ({
  panel,
  page,
}) => {
  await panel.open('rows=5', 10);
  await openRules(panel);
  await panel.button('New rule').click();
  const action = editor(page).getByLabel('Action');
  const names = await action.getByRole('option').allTextContents();
  expect(names).toHaveLength(16);
  for (const name of names) {
    await action.selectOption(name);
    const isWrong = (await editor(page).locator('[aria-invalid="true"]').count()) > 0;
    expect([name, isWrong]).toEqual([name, name === 'Edit']);
  }
});

test('a mocked server is written down reply by reply', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  await openRules(panel);
  await panel.button('New rule').click();
  const form = editor(page);
  await form.getByLabel('Direction').selectOption('Sent');
  await form.getByLabel('Action').selectOption('Mock the server');
  await expect(form.getByLabel('Direction')).toHaveCount(0);
  const greeting = form.getByRole('group', { name: 'Said when it opens' });
  await greeting.getByRole('button', { name: 'Add message' }).click();
  await greeting.getByLabel('Message', { exact: true }).fill('hello');
  const exchange = form.getByRole('listitem', { name: 'Exchange 1' });
  await exchange.getByLabel('The page sends').selectOption('This text');
  await exchange.getByLabel('This text', { exact: true }).last().fill('ping');
  await exchange.getByLabel('Message', { exact: true }).fill('pong');
  await exchange.getByLabel('After').fill('20');
  await panel.button('Save rule').click();
  await list(page).getByRole('checkbox').check();
  await expect
    .poll(() => inForce(page))
    .toMatchObject([
      {
        which: {},
        what: {
          type: 'mock',
          script: {
            opensAfter: 0,
            greeting: [{ after: 0, payload: { text: 'hello' } }],
            exchanges: [{ text: 'ping', replies: [{ after: 20, payload: { text: 'pong' } }] }],
          },
        },
      },
    ]);
});

test('a reply of a mocked server is taken from what is saved', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  await page.keyboard.press('s');
  await page.getByRole('textbox', { name: 'Message to send' }).fill('saved é€');
  await panel.button('Saved messages').click();
  await page.getByRole('textbox', { name: 'Name of the message' }).fill('Greeting');
  await panel.button('Save message').click();
  await page.keyboard.press('Escape');
  await panel.button('Close composer').click();
  await openRules(panel);
  await panel.button('New rule').click();
  await editor(page).getByLabel('Action').selectOption('Mock the server');
  const greeting = editor(page).getByRole('group', { name: 'Said when it opens' });
  await greeting.getByRole('button', { name: 'Add message' }).click();
  await greeting.getByRole('combobox', { name: 'Saved messages' }).selectOption('Greeting');
  await expect(greeting.getByLabel('Message', { exact: true })).toHaveValue('saved é€');
});

test('the server of a connection is mocked with what it has said', async ({ panel, page }) => {
  await panel.open('rows=200', 205);
  await panel.connections.getByRole('treeitem', { name: 'chat.example' }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Mock its server' }).click();
  await expect(editor(page).getByLabel('Name')).toHaveValue('Mock of /rooms/lobby?v=2');
  const exchanges = editor(page).getByRole('listitem', { name: /^Exchange/ });
  await expect(exchanges).toHaveCount(20);
  await panel.page.getByRole('button', { name: /^Show more: 20 of/ }).click();
  expect(await exchanges.count()).toBeGreaterThan(20);
  await list(page).getByRole('checkbox').check();
  await expect
    .poll(() => inForce(page))
    .toMatchObject([
      {
        where: { url: 'wss://chat.example/rooms/lobby?v=2' },
        what: { type: 'mock', script: { subprotocol: 'chat.v1' } },
      },
    ]);
});

test('rules are ordered with keys, buttons and the pointer; a deleted one is taken back', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  await openRules(panel);
  await importRules(
    page,
    ['a', 'b', 'c'].map((id) => rule(id)),
  );
  const order = () =>
    list(page)
      .getByRole('checkbox')
      .evaluateAll((boxes) => boxes.map((box) => box.ariaLabel));
  const named = (...ids: string[]) => ids.map((id) => `On: Rule ${id}`);
  await list(page).getByRole('button', { name: 'Rule a' }).click();
  await page.keyboard.press('Alt+ArrowDown');
  expect(await order()).toEqual(named('b', 'a', 'c'));
  await expect(list(page).getByRole('button', { name: 'Rule a' })).toBeFocused();
  await panel.button('Move rule up').click();
  expect(await order()).toEqual(named('a', 'b', 'c'));

  const handle = list(page).getByText('⠿');
  await handle.first().hover();
  await page.mouse.down();
  const last = await list(page).getByRole('listitem').last().boundingBox();
  await page.mouse.move((last?.x ?? 0) + 5, (last?.y ?? 0) + (last?.height ?? 0) - 2);
  await page.mouse.up();
  expect(await order()).toEqual(named('b', 'c', 'a'));

  await list(page).getByRole('button', { name: 'Rule b' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Delete');
  await expect.poll(order).toEqual(named('b', 'a'));
  await expect(list(page).getByRole('button', { name: 'Rule a' })).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect.poll(order).toEqual(named('b', 'c', 'a'));
  await list(page).getByRole('button', { name: 'Rule c' }).focus();
  await page.keyboard.press('Control+d');
  await expect.poll(order).toEqual(named('b', 'c', 'c', 'a'));
});

test('a file is exported as it was imported; one that cannot be read changes nothing', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  await openRules(panel);
  await importRules(page, [rule('a', { isOn: true }), rule('b')]);
  await expect(page.getByText('2 rules imported')).toBeVisible();
  const download = page.waitForEvent('download');
  await panel.button('Export rules').click();
  const exported = JSON.parse(readFileSync(await (await download).path(), 'utf8')) as unknown;
  expect(exported).toEqual({ format: 'wirescope-rules', version: 1, rules: [rule('a', { isOn: true }), rule('b')] });

  await importRules(page, [], 2);
  await expect(page.getByRole('alert')).toContainText(
    'Nothing was imported. This file is of version 2: a newer Wirescope has written it. This one reads 1',
  );
  await importRules(page, [rule('c', { which: { every: 0 } })]);
  await expect(page.getByRole('alert')).toContainText('rules[0].which.every: A whole number from 1 to');
  await expect(list(page).getByRole('listitem')).toHaveCount(2);

  await importRules(page, [rule('a', { isOn: true }), rule('b', { name: 'Another b' })]);
  await expect(page.getByText('1 rule imported')).toBeVisible();
  await expect(list(page).getByRole('listitem')).toHaveCount(3);
  await panel.button('Undo').click();
  await expect(list(page).getByRole('listitem')).toHaveCount(2);
});

test('what the browser will not do, and what this version cannot read, is told', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  await page.evaluate(() => {
    localStorage.setItem('rules', JSON.stringify({ seed: 7, rules: [{ from: 'tomorrow' }] }));
    standalone.generator.engine.refusal = 'no permission';
  });
  const rules = await openRules(panel);
  await expect(rules).toContainText('1 remembered rule cannot be read by this version');
  await expect(rules.getByLabel('Seed', { exact: true })).toHaveValue('7');
  await importRules(page, [rule('a', { isOn: true })]);
  await rules.getByRole('checkbox', { name: 'In force in this tab' }).check();
  await expect(rules.getByRole('alert')).toContainText('Not every rule could be put in force: no permission');
  await rules.getByLabel('Seed', { exact: true }).fill('42');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => standalone.generator.engine.rules.seed)).toBe(42);
  const kept = await page.evaluate(() => localStorage.getItem('rules'));
  expect(JSON.parse(kept ?? '')).toEqual({ seed: 42, rules: [rule('a', { isOn: true }), { from: 'tomorrow' }] });
});
