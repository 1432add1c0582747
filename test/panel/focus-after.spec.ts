import type { FrameLocator, Locator, Page } from '@playwright/test';
import { keepBack } from './held-up.ts';
import { expect, type PanelPage, test } from './panel-page.ts';

interface Loss {
  readonly name: string;
  /** Puts the focus on what is to go. */
  readonly reach: (panel: PanelPage) => Promise<void>;
  readonly act: (panel: PanelPage) => Promise<void>;
  /** What has the focus then. */
  readonly goesOn: (panel: PanelPage) => Locator;
}

const press =
  (...keys: readonly string[]) =>
  async ({ page }: PanelPage): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };

async function clearAndUndo({ grid, page }: PanelPage): Promise<void> {
  const count = (await grid.getAttribute('aria-rowcount')) ?? '';
  await page.keyboard.press('Control+l');
  await expect(grid).toHaveAttribute('aria-rowcount', '1');
  await page.keyboard.press('Control+z');
  await expect(grid).toHaveAttribute('aria-rowcount', count);
}

const keyboardRow = ({ grid }: PanelPage): Locator => grid.locator('[role="row"][tabindex="0"]');
const inMain =
  (role: 'checkbox' | 'group') =>
  ({ page }: PanelPage): Locator =>
    page.locator('#main-content').getByRole(role).first();
/** The list, or the row in it that the keyboard is on. */
const inGrid = ({ grid, page }: PanelPage): Locator =>
  grid.or(page.locator('[role="row"][tabindex="0"]')).and(page.locator(':focus'));

async function onRow(panel: PanelPage): Promise<void> {
  await panel.open('rows=50', 55);
  await panel.messages.last().click();
  await expect(panel.tab('Decoded')).toBeVisible();
}

async function onTab(panel: PanelPage): Promise<void> {
  await onRow(panel);
  await panel.tab('Decoded').focus();
}

/** Saves filters of these names, and goes to one of them. */
const onFilter =
  (names: readonly string[], on: string) =>
  async (panel: PanelPage): Promise<void> => {
    await panel.open('rows=50', 55);
    for (const name of names) {
      await panel.filter.fill(name);
      await panel.button('Save filter').click();
      await panel.page.keyboard.press('Enter');
      await expect(panel.button(name)).toBeVisible();
    }
    await panel.button(on).focus();
  };

/** Presses keys where the name of the filter is written. */
const rename =
  (...keys: readonly string[]) =>
  async (panel: PanelPage): Promise<void> => {
    await panel.page.keyboard.press('F2');
    await expect(panel.page.getByRole('textbox', { name: 'Name of the filter' })).toBeFocused();
    await press(...keys)(panel);
  };

async function writeNote({ page }: PanelPage): Promise<void> {
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await page.keyboard.type('look');
  await page.keyboard.press('Enter');
}

async function onLane(panel: PanelPage): Promise<void> {
  await panel.open('rows=50', 55);
  await panel.page.getByRole('tab', { name: 'Types' }).click();
  await panel.page.getByRole('grid', { name: 'Types' }).locator('[role="row"][tabindex="0"]').focus();
}

async function onConnection(panel: PanelPage): Promise<void> {
  await panel.open('varied&rows=0', 32);
  await panel.connections.getByRole('treeitem', { name: 'beacon' }).click();
}

async function hide({ page }: PanelPage): Promise<void> {
  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menuitem', { name: 'Hide this connection' })).toBeFocused();
  await page.keyboard.press('Enter');
}

async function onHeld(panel: PanelPage): Promise<void> {
  await panel.open('rows=5', 10);
  await panel.page.evaluate(() => standalone.generator.hold('received', 'the only one'));
  await panel.page.getByRole('listbox', { name: 'Waiting' }).focus();
}

/** Writes variables of these names, and goes to the button that removes one. */
const onVariable =
  (names: readonly string[], on: string) =>
  async (panel: PanelPage): Promise<void> => {
    await panel.open('rows=5', 10);
    await panel.button('Write a message').click();
    await panel.button('Variables').click();
    for (const name of names) {
      await panel.page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
      await panel.page.keyboard.press('Enter');
      await expect(panel.button(`{{${name}}}`)).toBeVisible();
    }
    await panel.button(`Remove ${on}`).focus();
  };

const newRule = (panel: PanelPage): Locator => panel.button('New rule');

/** The only rule, which has been saved. */
async function onRule(panel: PanelPage): Promise<void> {
  await panel.open('rows=5', 10);
  await panel.page.keyboard.press('4');
  await newRule(panel).click();
  await panel.page.getByRole('form', { name: 'Edit rule' }).getByLabel('Name').fill('Only');
  await panel.button('Save rule').click();
  const rule = panel.page.getByRole('list', { name: 'Rules', exact: true }).locator('[data-rule]');
  await expect(rule).toContainText('Only');
  await rule.focus();
}

async function onRuleButton(panel: PanelPage): Promise<void> {
  await onRule(panel);
  await panel.button('Delete rule').focus();
}

async function onClearFilter(panel: PanelPage): Promise<void> {
  await panel.open('rows=50', 55);
  await panel.filter.fill('nothing like it');
  await panel.page.getByText('Clear filter').focus();
}

const LOSSES: readonly Loss[] = [
  { name: 'all rows are cleared', reach: onRow, act: press('Control+l'), goesOn: ({ grid }) => grid },
  { name: 'a clear is taken back', reach: onRow, act: clearAndUndo, goesOn: inGrid },
  { name: 'Details go with the rows', reach: onTab, act: press('Control+l'), goesOn: ({ grid }) => grid },
  { name: 'a type is chosen', reach: onLane, act: press('Enter'), goesOn: keyboardRow },
  {
    name: 'a connection is hidden',
    reach: onConnection,
    act: hide,
    goesOn: ({ connections }) => connections.locator('[tabindex="0"]:not([data-index="0"])'),
  },
  {
    name: 'the filter that hides all is cleared',
    reach: onClearFilter,
    act: press('Enter'),
    goesOn: keyboardRow,
  },
  { name: 'the last held message goes on', reach: onHeld, act: press('Enter'), goesOn: keyboardRow },
  {
    name: 'a saved filter is deleted',
    reach: onFilter(['ping', 'tick', 'chat'], 'tick'),
    act: press('Delete'),
    goesOn: (panel) => panel.button('chat'),
  },
  {
    name: 'the last saved filter is deleted',
    reach: onFilter(['ping', 'tick'], 'tick'),
    act: press('Delete'),
    goesOn: (panel) => panel.button('ping'),
  },
  {
    name: 'the only saved filter is deleted',
    reach: onFilter(['ping'], 'ping'),
    act: press('Delete'),
    goesOn: ({ filter }) => filter,
  },
  {
    name: 'a saved filter has another name',
    reach: onFilter(['ping', 'tick'], 'ping'),
    act: rename('x', 'Enter'),
    goesOn: (panel) => panel.button('x'),
  },
  {
    name: 'a saved filter keeps its name',
    reach: onFilter(['ping', 'tick'], 'ping'),
    act: rename('Escape'),
    goesOn: (panel) => panel.button('ping'),
  },
  {
    name: 'a note was written in Details',
    reach: onTab,
    act: writeNote,
    goesOn: (panel) => panel.tab('Decoded'),
  },
  {
    name: 'a variable is removed',
    reach: onVariable(['one', 'two'], 'one'),
    act: press('Enter'),
    goesOn: (panel) => panel.button('Remove two'),
  },
  { name: 'the last rule is deleted', reach: onRule, act: press('Delete'), goesOn: newRule },
  { name: 'the last rule is deleted with its button', reach: onRuleButton, act: press('Enter'), goesOn: newRule },
  { name: 'the rules are looked at', reach: onRow, act: press('4'), goesOn: inMain('checkbox') },
  { name: 'the statistics are looked at', reach: onRow, act: press('3'), goesOn: inMain('group') },
  {
    name: 'the types are looked at',
    reach: onRow,
    act: press('2'),
    goesOn: ({ page }) => page.locator('#main-content :is([role="grid"], [role="row"]):focus'),
  },
  { name: 'the messages are looked at again', reach: onLane, act: press('1'), goesOn: keyboardRow },
  { name: 'the messages are looked at again at once', reach: onRow, act: press('2', '1'), goesOn: keyboardRow },
];

for (const { name, reach, act, goesOn } of LOSSES)
  test(`the focus is where the user goes on when ${name}`, async ({ panel }) => {
    await reach(panel);
    await act(panel);
    await expect(goesOn(panel)).toBeFocused();
  });

test('the focus is on a button again that could not be pressed while it was at work', async ({ panel, page }) => {
  await panel.open('rows=50', 55);
  await panel.grid.locator('[data-direction="sent"]').last().click();
  await panel.button('Edit and resend').click();
  await expect(panel.page.getByRole('textbox', { name: 'Message to send' })).toBeFocused();
  await panel.button('Send').focus();
  await page.keyboard.press('Enter');
  await expect(panel.row('resent by you')).toHaveCount(1);
  await expect(panel.button('Send')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel.row('resent by you')).toHaveCount(2);
});

/** Another panel in the same page, and its rows, of which the last has the focus. */
async function openOther(page: Page): Promise<{ readonly other: FrameLocator; readonly rows: Locator }> {
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = '/?rows=50';
    frame.name = 'other';
    frame.width = '600';
    document.querySelector('h1')?.before(frame);
  });
  const other = page.frameLocator('iframe');
  const rows = other.getByRole('grid', { name: 'Messages' });
  await rows.locator('[data-seq]').last().click();
  return { other, rows };
}

test('what was long in coming takes no focus from who has gone elsewhere', async ({ panel, page }) => {
  const letGo = await keepBack(page, '**/statistics-view-*.js');
  await panel.open('rows=5', 10);
  const { other } = await openOther(page);
  await page.keyboard.press('3');
  await expect(other.locator('#main-content [aria-busy="true"]')).toBeAttached();
  await panel.filter.click();
  letGo();
  await expect(other.getByRole('group', { name: 'Statistics' })).toBeVisible();
  await page.keyboard.type('still here');
  await expect(panel.filter).toHaveValue('still here');
});

test('a panel that the user has left takes the focus from nobody', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  const { rows } = await openOther(page);
  await panel.filter.click();
  const frame = page.frame('other');
  await frame?.evaluate(() => standalone.session.clear());
  await expect(rows.locator('[data-seq]')).toHaveCount(0);
  await frame?.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.keyboard.type('still here');
  await expect(panel.filter).toHaveValue('still here');
});
