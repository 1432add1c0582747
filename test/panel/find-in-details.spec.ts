import { choose } from './message-in.ts';
import { expect, type PanelPage, test } from './panel-page.ts';

async function find(panel: PanelPage, text: string): Promise<void> {
  await panel.tab('Decoded').focus();
  await panel.page.keyboard.press('Control+f');
  await panel.page.getByRole('searchbox', { name: 'Find in details' }).fill(text);
}

const matches = (panel: PanelPage) => panel.page.getByRole('status', { name: 'Matches' });

test('a text is searched, and its matches are walked through', async ({ panel, page }) => {
  await panel.open('varied&rows=0', 32);
  await panel.row('long The quick').click();
  await panel.tab('Text').click();
  await find(panel, 'LAZY dog');
  await expect(matches(panel)).toHaveText('1 of 12,000');
  await page.keyboard.press('Enter');
  await expect(matches(panel)).toHaveText('2 of 12,000');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('Shift+Enter');
  await expect(matches(panel)).toHaveText('12,000 of 12,000');
  // In two parts where it goes over the end of a line.
  await expect(panel.details.locator('mark[data-current="true"]').first()).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('searchbox', { name: 'Find in details' })).toHaveCount(0);
  await expect(panel.details).toBeVisible();
});

test('a tree is searched, and opened where something was found', async ({ panel }) => {
  await panel.open('varied&rows=0', 32);
  await panel.row('"deep"').click();
  await find(panel, 'bottom');
  await expect(matches(panel)).toHaveText('1 of 1');
  const found = panel.details.getByRole('treeitem', { name: 'next : "bottom"' });
  await expect(found).toBeInViewport();
  await expect(found).toHaveAttribute('aria-selected', 'true');
  await panel.page.getByRole('searchbox', { name: 'Find in details' }).fill('nothing like it');
  await expect(matches(panel)).toHaveText('No match');
});

test('bytes are searched by text and by hex', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  await choose(panel, [0, 0xff, 0x4f, 0x4b, 0, 0xff], '00 ff 4f 4b');
  await panel.tab('Hex').click();
  await find(panel, 'ok');
  await expect(matches(panel)).toHaveText('1 of 1');
  await page.getByRole('checkbox', { name: 'Hex bytes' }).check();
  await expect(matches(panel)).toContainText('Only the digits');
  await page.getByRole('searchbox', { name: 'Find in details' }).fill('00 ff');
  await expect(matches(panel)).toHaveText('1 of 2');
  await expect(panel.details.locator('[data-match="true"]').first()).toHaveText('00 ff');
});

test('what is looked for stays from one message to the next', async ({ panel }) => {
  await panel.open('varied&rows=0', 32);
  await panel.row('"deep"').click();
  await find(panel, 'big');
  await expect(matches(panel)).toHaveText('No match');
  await panel.row('"big":12345678901234567890').click();
  await expect(matches(panel)).toHaveText('1 of 1');
});

test('who types at once loses no letter', async ({ panel, page }) => {
  await panel.open('varied&rows=0', 32);
  await panel.row('"deep"').click();
  // The next key may come before the next frame: what is drawn by then has the focus.
  const focused = await panel.tab('Decoded').evaluate(async (tab) => {
    tab.dispatchEvent(new KeyboardEvent('keydown', { key: 'f', ctrlKey: true, bubbles: true, cancelable: true }));
    await Promise.resolve().then(() => null);
    return document.activeElement?.id;
  });
  expect(focused).toBe('find-in-details');
  await page.keyboard.type('deep');
  await expect(page.getByRole('searchbox', { name: 'Find in details' })).toHaveValue('deep');
});

test('a search is cancelled, and begun again', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  // Of an escape, each text is looked at by itself: that takes longer than what is found without a flicker.
  await choose(panel, `["the first",${'"a\\n",'.repeat(400_000)}0]`, 'the first');
  await expect(panel.details.getByRole('treeitem').first()).toBeVisible();
  await expect.poll(() => page.evaluate(() => standalone.session.meanings.waitingRows)).toBe(0);
  // Pressed as soon as it is there: the search may be over before a test has found it.
  await page.evaluate(() => {
    const observer = new MutationObserver(() => {
      const buttons = document.querySelectorAll<HTMLElement>('search[aria-label="Find in details"] button');
      const cancel = [...buttons].find(({ textContent }) => textContent === 'Cancel');
      if (!cancel) return;
      observer.disconnect();
      cancel.click();
    });
    observer.observe(document.body, { childList: true, subtree: true });
  });
  await find(panel, 'first');
  await expect(matches(panel)).toHaveText('1 of 1+ Cancelled.');
  await panel.button('Try again').click();
  await expect(matches(panel)).toHaveText('1 of 1');
  await expect(page.getByRole('searchbox', { name: 'Find in details' })).toBeFocused();
});

test('what is too long to be searched is cut where it is typed', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  await choose(panel, `${'sk'.repeat(40_000)} end`, 'sksk');
  await panel.tab('Text').click();
  await find(panel, 'sk'.repeat(40_000));
  await expect(page.getByRole('searchbox', { name: 'Find in details' })).toHaveValue('sk'.repeat(5_000));
  await expect(matches(panel)).toHaveText('1 of 8');
});
