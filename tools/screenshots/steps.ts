/** What a user does before a picture is taken. */
import type { PanelDriver } from '../../test/e2e/panel-driver.ts';

/** Scrolls to the message whose row has this text, selects it, and shows it in a tab of the details. */
export async function showMessage(panel: PanelDriver, text: string, tab: string): Promise<void> {
  await panel.session.waitFor(scrollToRow, text);
  await panel.session.evaluateInPanel(clickRow, text);
  await panel.click('tab', tab);
  await panel.session.waitFor(scrollToRow, text); // the details have taken room from the list
}

/** Runs in the panel, again and again: rows that are out of view are not there. */
function scrollToRow(text: string): boolean {
  const grid = document.querySelector('[role="grid"][aria-label="Messages"]');
  if (!grid) return false;
  const row = [...grid.querySelectorAll('[role="row"][data-seq]')].find((one) => one.textContent.includes(text));
  if (row) {
    // To the middle of the list, where the details leave it in view; whole rows, so that none is cut.
    const below = row.getBoundingClientRect().top - grid.getBoundingClientRect().top - grid.clientHeight / 2;
    grid.scrollTop = Math.round((grid.scrollTop + below) / row.clientHeight) * row.clientHeight;
    return true;
  }
  const isAtEnd = grid.scrollTop + grid.clientHeight >= grid.scrollHeight - 1;
  grid.scrollTop = isAtEnd ? 0 : grid.scrollTop + grid.clientHeight / 2;
  return false;
}

/** Runs in the panel. A click of its own: what floats over the list may be where the pointer would be. */
function clickRow(text: string): void {
  const rows = document.querySelectorAll<HTMLElement>('[role="grid"][aria-label="Messages"] [role="row"][data-seq]');
  [...rows].find((row) => row.textContent.includes(text))?.click();
}

/** Gives an element the focus, as Tab would. */
export async function focus(panel: PanelDriver, selector: string): Promise<void> {
  await panel.session.waitFor(selector);
  await panel.session.evaluateInPanel((css) => document.querySelector<HTMLElement>(css)?.focus(), selector);
}

export async function press(panel: PanelDriver, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await panel.session.press(key);
}

export const filterBy = (panel: PanelDriver, query: string): Promise<void> =>
  panel.type('searchbox', 'Filter messages', query);

export async function saveFilter(panel: PanelDriver, query: string, name: string): Promise<void> {
  await filterBy(panel, query);
  await panel.click('button', 'Save filter');
  await panel.type('textbox', 'Name of the filter', name);
  await panel.session.press('Enter');
  await panel.session.clearText('#filter');
}
