import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './panel-page.ts';
import { ACTING_STATES } from './states/acting-states.ts';
import { DETAILS_STATES } from './states/details-states.ts';
import { FILTER_STATES } from './states/filter-states.ts';
import { GRID_STATES } from './states/grid-states.ts';
import type { PanelStates } from './states/panel-state.ts';

const STATES: PanelStates = { ...GRID_STATES, ...DETAILS_STATES, ...FILTER_STATES, ...ACTING_STATES };

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
