import type { Page } from '@playwright/test';
import { expect, type PanelPage, test } from './panel-page.ts';

const START = Date.UTC(2026, 0, 31, 12, 0, 1);
const timeouts = (page: Page) => page.getByRole('list', { name: 'Timeouts that run' });

/** A connection of Engine.IO, whose next ping is held. */
async function holdPing(panel: PanelPage): Promise<void> {
  const { page } = panel;
  await panel.connections.getByRole('treeitem', { name: 'chat.example' }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Decoder: / }).click();
  await panel.details.getByRole('combobox', { name: 'Decoder' }).selectOption('Socket.IO');
  await page.evaluate(() => {
    const { generator } = standalone;
    generator.receive('0{"sid":"a","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}');
    generator.hold('received', '2');
  });
}

for (const width of [1_200, 420])
  test(`timeouts of what is held are counted down, ${width} px wide`, async ({ panel, page }) => {
    await page.clock.setFixedTime(START);
    await page.setViewportSize({ width: 1_200, height: 700 });
    await panel.open('rows=5', 10);
    await holdPing(panel);
    await page.setViewportSize({ width, height: 700 });
    const ofPage = timeouts(page).getByRole('listitem').filter({ hasText: 'the page' });
    const says = async (ms: number, text: string, urgency: string) => {
      await page.clock.setFixedTime(START + ms);
      await expect(ofPage).toHaveText(text);
      await expect(ofPage).toHaveAttribute('data-urgency', urgency);
    };
    await says(0, 'Socket.IO/rooms/lobbythe page gives up in 45 sec', 'calm');
    await expect(ofPage).toHaveAttribute('title', '45 sec, as the connection says');
    await says(36_000, 'Soon:Socket.IO/rooms/lobbythe page gives up in 9 sec', 'soon');
    await says(47_000, 'Over:Socket.IO/rooms/lobbythe page may have given up 2 sec ago', 'over');
    await expect(ofPage).toBeInViewport({ ratio: 1 });
    await panel.button('Release').click();
    await expect(timeouts(page)).toHaveCount(0);
  });
