import { expect, type PanelPage, test } from './panel-page.ts';

interface Held {
  readonly name: string;
  /** Goes to where the key is pressed. */
  readonly reach: (panel: PanelPage) => Promise<void>;
  readonly key: string;
  /** How much is there. */
  readonly count: (panel: PanelPage) => Promise<number>;
  readonly before: number;
  readonly after: number;
}

const RULES = ['One', 'Two', 'Three'];
const ruleNames = ({ page }: PanelPage) =>
  page.getByRole('list', { name: 'Rules', exact: true }).locator('[data-rule]');
const waiting = ({ page }: PanelPage) => page.getByRole('listbox', { name: 'Waiting' }).getByRole('option');

async function onFirstRule(panel: PanelPage): Promise<void> {
  await panel.open('rows=5', 10);
  await panel.page.keyboard.press('4');
  for (const name of RULES) {
    await panel.button('New rule').click();
    await panel.page.getByRole('form', { name: 'Edit rule' }).getByLabel('Name').fill(name);
    await panel.button('Save rule').click();
    await expect(ruleNames(panel).filter({ hasText: name })).toHaveCount(1);
  }
  await ruleNames(panel).first().focus();
}

async function onDuplicate(panel: PanelPage): Promise<void> {
  await onFirstRule(panel);
  await panel.button('Duplicate rule').focus();
}

async function onFirstWaiting(panel: PanelPage): Promise<void> {
  await panel.open('rows=5', 10);
  await panel.page.evaluate(() => {
    for (const text of ['first', 'second', 'third']) standalone.generator.hold('received', text);
  });
  await expect(waiting(panel)).toHaveCount(3);
  await panel.page.getByRole('listbox', { name: 'Waiting' }).focus();
}

async function onFirstFilter(panel: PanelPage): Promise<void> {
  await panel.open('rows=50', 55);
  for (const name of ['ping', 'tick', 'chat']) {
    await panel.filter.fill(name);
    await panel.button('Save filter').click();
    await panel.page.keyboard.press('Enter');
    await expect(panel.button(name)).toBeVisible();
  }
  await panel.button('ping').focus();
}

const countRules = (panel: PanelPage) => ruleNames(panel).count();
const countWaiting = (panel: PanelPage) => waiting(panel).count();
const countFilters = ({ page }: PanelPage) =>
  page.getByRole('group', { name: 'Saved filters' }).locator('[aria-pressed]').count();

const CASES: readonly Held[] = [
  { name: 'deletes one rule', reach: onFirstRule, key: 'Delete', count: countRules, before: 3, after: 2 },
  { name: 'duplicates a rule once', reach: onFirstRule, key: 'Control+d', count: countRules, before: 3, after: 4 },
  {
    name: 'presses a button of a picture once',
    reach: onDuplicate,
    key: 'Enter',
    count: countRules,
    before: 3,
    after: 4,
  },
  { name: 'releases one message', reach: onFirstWaiting, key: 'Enter', count: countWaiting, before: 3, after: 2 },
  { name: 'drops one message', reach: onFirstWaiting, key: 'Delete', count: countWaiting, before: 3, after: 2 },
  { name: 'deletes one filter', reach: onFirstFilter, key: 'Delete', count: countFilters, before: 3, after: 2 },
];

for (const { name, reach, key, count, before, after } of CASES)
  test(`a key that is held down ${name}`, async ({ panel, page }) => {
    await reach(panel);
    expect(await count(panel)).toBe(before);
    const keys = key.split('+');
    for (const one of keys) await page.keyboard.down(one);
    await expect.poll(() => count(panel)).toBe(after);
    const last = keys.at(-1) ?? '';
    for (let times = 0; times < 3; times++) await page.keyboard.down(last); // it repeats itself
    for (const one of keys) await page.keyboard.up(one);
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    expect(await count(panel)).toBe(after);
  });

test('a key that is held down goes on to move and to write', async ({ panel, page }) => {
  await panel.open('rows=50', 55);
  await panel.messages.last().click();
  const selected = panel.grid.locator('[role="row"][aria-selected="true"]');
  await expect(selected).toBeFocused();
  const index = async () => Number(await selected.getAttribute('aria-rowindex'));
  const start = await index();
  for (const step of [1, 2, 3]) {
    await page.keyboard.down('k');
    await expect.poll(index).toBe(start - step);
  }
  await page.keyboard.up('k');
  await panel.filter.focus();
  for (let times = 0; times < 3; times++) await page.keyboard.down('k');
  await expect(panel.filter).toHaveValue('kkk');
});

test('a key that an input method takes while it composes does nothing else', async ({ panel, page }) => {
  await panel.open('rows=50', 55);
  await panel.messages.last().click();
  await page.keyboard.press('n');
  const note = page.getByRole('textbox', { name: 'Note' });
  await note.fill('日本');
  const isOpenAfter = (isComposing: boolean) =>
    note.evaluate(
      (field, init) => {
        field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init }));
        return field.closest('dialog')?.open;
      },
      { isComposing },
    );
  expect(await isOpenAfter(true)).toBe(true);
  expect(await isOpenAfter(false)).toBe(false);
  await expect(panel.messages.last()).toContainText('日本');
});

test('the key that has opened a field, held down, writes nothing into it', async ({ panel, page }) => {
  await panel.open('rows=50', 55);
  await panel.messages.last().click();
  await page.keyboard.down('/');
  await expect(panel.filter).toBeFocused();
  await page.keyboard.down('/');
  await page.keyboard.up('/');
  await page.keyboard.type('a');
  await expect(panel.filter).toHaveValue('a');
});
