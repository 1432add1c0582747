import { expect, type PanelPage } from '../panel-page.ts';

/** How to reach states of the panel, by their names. */
export type PanelStates = Readonly<Record<string, (panel: PanelPage) => Promise<void>>>;

/** Chooses a row of the varied session. */
export async function select(panel: PanelPage, text: string): Promise<void> {
  await panel.open('varied&rows=0', 32);
  await panel.row(text).click();
  await expect(panel.details).toBeVisible();
}
