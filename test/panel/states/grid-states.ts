import { expect } from '../panel-page.ts';
import { type PanelStates, select } from './panel-state.ts';

/** The messages, and what stands around them. */
export const GRID_STATES: PanelStates = {
  messages: async (panel) => panel.open('varied&rows=0', 32),
  empty: async (panel) => {
    await panel.open('empty');
    await panel.page.evaluate(() => standalone.generator.say({ type: 'unreachable' }));
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
  'imported session, damaged': async (panel) => {
    await panel.open('rows=0', 5);
    const buffer = Buffer.from('{"type":"session","version":1}\nno line of a log\n');
    const file = { name: 'yesterday.ndjson', mimeType: 'application/x-ndjson', buffer };
    await panel.page.getByLabel('File of a session').setInputFiles(file);
    await expect(panel.page.getByText('1 line could not be read')).toBeVisible();
  },
  'a slow line, and the menu of others': async (panel) => {
    await panel.open('rows=20', 25);
    const button = panel.page.getByRole('button', { name: /^Throttle/ });
    await button.click();
    await panel.page.getByRole('menuitemradio', { name: 'Slow 3G' }).click();
    await button.click();
    await expect(panel.page.getByRole('menu')).toBeVisible();
  },
  'keys sheet': async (panel) => {
    await panel.open('rows=20', 25);
    await panel.button('Keyboard shortcuts').click();
    await expect(panel.page.getByRole('dialog')).toBeVisible();
  },
};
