import { expect, test } from './panel-page.ts';
import config from './playwright.config.ts';

// Scrollbars that take up room, as most users have them; they are hidden otherwise.
test.use({ launchOptions: { ...config.use?.launchOptions, ignoreDefaultArgs: ['--hide-scrollbars'] } });

test('a long text is laid out for the width that its own scrollbar leaves', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  await page.evaluate(() => {
    const { session } = standalone;
    const line = `${'line after line, some of them longer than the pane is wide: '.repeat(4)}\n`;
    const payload = { opcode: 'text', data: line.repeat(60_000) } as const; // not laid out between two frames
    const [connection = ''] = session.connections.keys();
    const common = { type: 'message', direction: 'received', discarded: false, resent: false } as const;
    session.append([{ ...common, connection, seq: 100_000, at: Date.now(), payload }]);
  });
  await panel.row('line after line').click();
  const text = panel.details.getByRole('group', { name: 'Text of the message' });
  await expect(text.locator('[data-start]').first()).toBeVisible();
  await text.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(text.locator('[data-start]').last()).toHaveAttribute('data-end', String(60_000 * 241));
  await expect(text.locator('[data-start]').last()).toBeInViewport();
});
