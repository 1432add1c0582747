import { expect } from '../panel-page.ts';
import type { PanelStates } from './panel-state.ts';

/** What is found, and what is left out. */
export const FILTER_STATES: PanelStates = {
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
  'span of time': async (panel) => {
    await panel.open('varied&rows=300', 332);
    await panel.page.getByRole('slider', { name: 'Selected time' }).press('ArrowRight');
    await expect(panel.page.getByRole('button', { name: /^Show all times/ })).toBeVisible();
  },
};
