import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { choose } from './message-in.ts';
import { expect, type PanelPage, test } from './panel-page.ts';

const STATES: Record<string, (panel: PanelPage) => Promise<void>> = {
  messages: async (panel) => panel.open('varied&rows=0', 32),
  empty: async (panel) => {
    await panel.open('empty');
    await panel.page.evaluate(() => standalone.generator.say({ type: 'unreachable' }));
  },
  'decoded JSON': async (panel) => select(panel, '"deep"'),
  'decoded text': async (panel) => select(panel, 'said before it closed'),
  'text tab': async (panel) => {
    await select(panel, '"deep"');
    await panel.tab('Text').click();
  },
  'hex tab': async (panel) => {
    await select(panel, '00 01 02 03');
    await panel.tab('Hex').click();
  },
  'JSON tab, a value chosen, its menu open': async (panel) => {
    await select(panel, '"deep"');
    await panel.tab('JSON').click();
    await panel.details
      .getByRole('treeitem', { name: /^level/ })
      .first()
      .click({ button: 'right' });
    await expect(panel.page.getByRole('menu')).toBeVisible();
  },
  'bytes selected, and searched': async (panel) => {
    await select(panel, '00 01 02 03');
    await panel.tab('Hex').click();
    await panel.details.getByRole('group', { name: 'Bytes of the message' }).focus();
    await panel.page.keyboard.press('ArrowRight');
    await panel.page.keyboard.press('Shift+ArrowDown');
    await panel.page.keyboard.press('Control+f');
    await panel.page.keyboard.type('abc');
    await expect(panel.page.getByRole('status', { name: 'Matches' })).toHaveText(/^1 of/);
  },
  'matches in a tree': async (panel) => {
    await select(panel, '"big":12345678901234567890');
    await panel.tab('JSON').focus();
    await panel.page.keyboard.press('Control+f');
    await panel.page.keyboard.type('twice');
    await expect(panel.page.getByRole('status', { name: 'Matches' })).toHaveText('1 of 2');
  },
  'rules, one of them being edited': async (panel) => {
    await panel.open('rows=5', 10);
    await panel.page.keyboard.press('4');
    await panel.button('New rule').click();
    await panel.page.getByLabel('Action').selectOption('Edit');
    await panel.page.getByRole('checkbox', { name: /^On: / }).check();
    await expect(panel.page.getByText('A text is needed: nothing is everywhere').first()).toBeVisible();
  },
  'messages that wait, one of them being edited': async (panel) => {
    await panel.open('rows=5', 10);
    await panel.button('Hold').click();
    await panel.page.evaluate(() => {
      standalone.generator.hold('received', '{"price":1}');
      standalone.generator.hold('sent', 'second');
      standalone.generator.overflow(2);
    });
    await panel.page.getByRole('listbox', { name: 'Waiting' }).press('e');
    await panel.page.getByRole('textbox', { name: 'Held message' }).fill('{');
  },
  'stack tab': async (panel) => {
    await select(panel, '"deep"');
    await panel.tab('Stack').click();
  },
  'timing tab': async (panel) => {
    await select(panel, '"deep"');
    await panel.tab('Timing').click();
  },
  'packets of a decoder': async (panel) => {
    await panel.open('rows=5', 10);
    await choose(panel, '{"jsonrpc":"2.0","method":"add","params":[1,2],"id":1}', '"jsonrpc"');
    await expect(panel.details.getByRole('tree')).toBeVisible();
  },
  'capture settings': async (panel) => {
    await panel.open('rows=5', 10);
    await panel.button('Capture settings').click();
    await expect(panel.page.getByRole('group', { name: 'Capture settings' })).toBeVisible();
  },
  'menu of the columns': async (panel) => {
    await panel.open('rows=5', 10);
    await panel.button('Columns and order').click();
    await expect(panel.page.getByRole('menu')).toBeVisible();
  },
  'menu of the connections': async (panel) => {
    await panel.open('rows=5', 10);
    await panel.button('Group and sort connections').click();
    await expect(panel.page.getByRole('menu')).toBeVisible();
  },
  'a tooltip': async (panel) => {
    await panel.open('varied&rows=0', 32);
    await panel.row('beginning of something big').getByRole('gridcell').nth(5).hover();
    await expect(panel.page.getByRole('tooltip')).toBeVisible();
  },
  'several rows, scrolled away from the newest': async (panel) => {
    await panel.open('rows=200', 205);
    await panel.row('ping 199').click();
    await panel.page.keyboard.press('Shift+Home');
    await panel.page.evaluate(() => standalone.generator.receive('news'));
    await expect(panel.page.getByRole('button', { name: /^Jump to newest/ })).toBeVisible();
  },
  'the extension is gone': async (panel) => {
    await panel.open('rows=20', 25);
    await panel.page.evaluate(() => {
      standalone.notice.value = 'extension-gone';
    });
    await expect(panel.page.getByRole('alert')).toBeVisible();
  },
  'at the side': async (panel) => {
    await panel.page.setViewportSize({ width: 380, height: 900 });
    await select(panel, '"deep"');
  },
  'at the bottom': async (panel) => {
    await panel.page.setViewportSize({ width: 1200, height: 300 });
    await panel.open('varied&rows=0', 32);
    await panel.messages.last().click();
    await expect(panel.details).toBeVisible();
  },
  'in French': async (panel) => panel.open('varied&rows=0&lang=fr'),
  'diff tab': async (panel) => {
    await panel.open('rows=5', 10);
    await choose(panel, '{"type":"a","x":1,"1":1,"2":1,"3":1,"4":1,"5":1,"6":1,"7":1,"8":1}', '"x":1');
    await choose(panel, '{"type":"a","x":2,"1":1,"2":1,"3":1,"4":1,"5":1,"6":1,"7":1,"8":1}', '"x":2');
    await panel.tab('Diff').click();
    await expect(panel.details).toContainText('1 removed, 1 added');
  },
  'nothing to compare with': async (panel) => {
    await select(panel, '"deep"');
    await panel.tab('Diff').click();
    await expect(panel.details).toContainText('Mark to compare');
  },
  'content within content': async (panel) => {
    await panel.open('rows=5', 10);
    await choose(panel, 'caf%C3%A9 au lait', 'caf%C3');
    await panel.button('Open as URL-encoded text').click();
    await expect(panel.page.getByRole('navigation', { name: 'Way into the message' })).toBeVisible();
  },
  'copy as': async (panel) => {
    await select(panel, '"deep"');
    await panel.button('Copy as').click();
    await expect(panel.page.getByRole('menu')).toBeVisible();
  },
  'truncated message': async (panel) => select(panel, 'beginning of something big'),
  'loss and its connection': async (panel) => select(panel, '1,204 messages'),
  'connection details': async (panel) => {
    await panel.open('varied&rows=0', 32);
    await panel.connections.getByRole('treeitem', { name: 'old.example' }).click();
    await expect(panel.details).toBeVisible();
  },
  handshake: async (panel) => {
    await panel.open('varied&rows=0', 32);
    await panel.connections.getByRole('treeitem', { name: 'old.example' }).click();
    await panel.tab('Handshake').click();
  },
  'close code': async (panel) => {
    await panel.open('varied&rows=0', 32);
    await panel.connections.getByRole('treeitem', { name: 'old.example' }).click();
    await panel.tab('Close').click();
  },
  'composer with a mistake': async (panel) => {
    await select(panel, '7b 22 69 6e 22');
    await panel.button('Edit and resend').click();
    await panel.page.getByRole('textbox', { name: 'Message to send' }).fill('0');
  },
  'saved messages': async (panel) => {
    await select(panel, 'from the iframe');
    await panel.button('Edit and resend').click();
    await panel.button('Send').click();
    await panel.button('Saved messages').click();
    await panel.page.getByRole('textbox', { name: 'Name of the message' }).fill('Mine');
    await panel.page.getByRole('combobox', { name: 'Folder' }).fill('A folder');
    await panel.button('Save message').click();
    await expect(panel.page.getByRole('region', { name: 'A folder' })).toBeVisible();
  },
  'replay bar': async (panel) => {
    await select(panel, 'from the iframe');
    await panel.button('Replay').click();
    await expect(panel.button('Start replay')).toBeVisible();
  },
  'close dialog with a mistake': async (panel) => {
    await select(panel, 'from the iframe');
    await panel.page.keyboard.press('q');
    await panel.page.getByRole('textbox', { name: 'Code' }).fill('7');
  },
  client: async (panel) => {
    await panel.open('rows=20', 25);
    await panel.button('Open a connection of your own').click();
    await panel.page.getByRole('textbox', { name: 'Address' }).fill('ftp://example.org/');
    await panel.button('Save profile').click();
    await panel.button('Connect').click();
    await expect(panel.page.getByRole('alert')).toContainText('Not opened: ');
  },
  'message not sent': async (panel) => {
    await select(panel, 'said before it closed');
    await panel.button('Resend').click();
    await expect(panel.page.getByRole('alert')).toBeVisible();
  },
  'message resent': async (panel) => {
    await select(panel, 'from the iframe');
    await panel.button('Resend').click();
    await panel.row('resent by you').click();
  },
  'wrong regular expression': async (panel) => {
    await panel.open('rows=20', 25);
    await panel.button('Regular expression').click();
    await panel.filter.fill('(');
  },
  'wrong query': async (panel) => {
    await panel.open('rows=20', 25);
    await panel.filter.fill('size:>big');
    await expect(panel.page.getByRole('alert')).toBeVisible();
  },
  completions: async (panel) => {
    await panel.open('rows=20', 25);
    await panel.filter.press('ArrowDown');
    await panel.filter.press('ArrowDown');
    await expect(panel.page.getByRole('listbox', { name: 'Completions' })).toBeVisible();
  },
  'highlighted matches': async (panel) => {
    await panel.open('rows=20', 25);
    await panel.filter.fill('"ping "');
    await panel.button('Highlight only').click();
    await expect(panel.grid.locator('[data-match]').first()).toBeVisible();
  },
  'saved filters': async (panel) => {
    await panel.open('rows=20', 25);
    for (const query of ['"ping "', '-kind:chat']) {
      await panel.filter.fill(query);
      await panel.button('Save filter').click();
      await panel.page.keyboard.press('Enter');
    }
    await panel.page.getByRole('button', { name: '"ping "', exact: true }).click();
    await panel.filter.fill('x');
    await panel.button('Save filter').click();
    await expect(panel.page.getByRole('textbox', { name: 'Name of the filter' })).toBeVisible();
  },
  'nothing matches': async (panel) => {
    await panel.open('rows=20', 25);
    await panel.filter.fill('zzz');
    await expect(panel.page.getByText('No message matches')).toBeVisible();
  },
  types: async (panel) => {
    await panel.open('varied&rows=300', 332);
    await panel.page.getByRole('tab', { name: 'Types' }).click();
    await expect(panel.page.getByRole('grid', { name: 'Types' }).getByRole('row').nth(2)).toBeVisible();
  },
  statistics: async (panel) => {
    await panel.open('varied&rows=300', 332);
    await panel.page.getByRole('tab', { name: 'Statistics' }).click();
    await expect(panel.page.getByRole('table', { name: 'Closes' })).toBeVisible();
  },
  'span of time': async (panel) => {
    await panel.open('varied&rows=300', 332);
    await panel.page.getByRole('slider', { name: 'Selected time' }).press('ArrowRight');
    await expect(panel.page.getByRole('button', { name: /^Show all times/ })).toBeVisible();
  },
  'menu of a row': async (panel) => {
    await panel.open('rows=20', 25);
    await panel.row('ping 19').click({ button: 'right' });
    await expect(panel.page.getByRole('menu')).toBeVisible();
  },
  'sorted rows': async (panel) => {
    await panel.open('varied&rows=0', 32);
    await panel.grid.getByRole('columnheader', { name: 'Size' }).click();
    await expect(panel.page.getByText('Sorted by “Size”')).toBeVisible();
  },
  'bookmark, note and undo': async (panel) => {
    await panel.open('rows=20', 25);
    await panel.row('ping 19').click();
    await panel.page.keyboard.press('b');
    await panel.page.keyboard.press('n');
    await panel.page.getByRole('textbox', { name: 'Note' }).fill('look');
    await panel.page.keyboard.press('Enter');
    await panel.row('ping 14').click();
    await panel.page.keyboard.press('b');
    await panel.page.keyboard.press('b');
    await expect(panel.page.getByRole('group', { name: 'Undo' })).toBeVisible();
  },
  'note of a row': async (panel) => {
    await panel.open('rows=20', 25);
    await panel.row('ping 19').click();
    await panel.page.keyboard.press('n');
    await expect(panel.page.getByRole('dialog')).toBeVisible();
  },
  'connections by state, one hidden': async (panel) => {
    await panel.open('varied&rows=0', 32);
    await panel.button('Group and sort connections').click();
    await panel.page.getByRole('menuitemradio', { name: 'Group by state' }).click();
    await panel.connections.getByRole('treeitem', { name: 'beacon' }).click({ button: 'right' });
    await panel.page.getByRole('menuitem', { name: 'Hide this connection' }).click();
    await expect(panel.button('1 hidden')).toBeVisible();
  },
  'keys sheet': async (panel) => {
    await panel.open('rows=20', 25);
    await panel.button('Keyboard shortcuts').click();
    await expect(panel.page.getByRole('dialog')).toBeVisible();
  },
};

async function select(panel: PanelPage, text: string): Promise<void> {
  await panel.open('varied&rows=0', 32);
  await panel.row(text).click();
  await expect(panel.details).toBeVisible();
}

async function violations(page: Page, theme: 'light' | 'dark'): Promise<string[]> {
  await page.evaluate((name) => {
    standalone.theme.value = name;
  }, theme);
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
  const axe = new AxeBuilder({ page });
  // The other rules cannot find anything else: a theme is colours and nothing more.
  if (theme === 'dark') axe.withRules(['color-contrast', 'link-in-text-block']);
  const { violations: found } = await axe.analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${theme}: ${id}: ${html.slice(0, 200)}`));
}

for (const [name, reach] of Object.entries(STATES)) {
  test(`axe finds nothing in either theme: ${name}`, async ({ panel, page }) => {
    await reach(panel);
    expect([...(await violations(page, 'light')), ...(await violations(page, 'dark'))]).toEqual([]);
  });
}
