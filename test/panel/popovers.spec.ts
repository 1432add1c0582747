import type { Locator } from '@playwright/test';
import type { PanelPage } from './panel-page.ts';
import { expect, test } from './panel-page.ts';

/** What of a box cannot be reached with the pointer: itself, or controls in it. Downwards it can be scrolled. */
const cutOff = (box: Locator) =>
  box.evaluate((element) => {
    const isWithin = ({ left, right }: DOMRect) => left >= 0 && right <= innerWidth;
    const whole = element.getBoundingClientRect();
    const isWhole = isWithin(whole) && whole.top >= 0 && whole.bottom <= innerHeight && whole.height > 0;
    const controls = [...element.querySelectorAll<HTMLElement>('button, input')];
    const cut = controls.filter((control) => !isWithin(control.getBoundingClientRect()));
    return [...(isWhole ? [] : ['the box']), ...cut.map((control) => control.ariaLabel ?? control.textContent)];
  });

const boxOf = ({ page }: PanelPage, name: string) => page.getByRole('group', { name, exact: true });

/** Writes a message, and saves it. */
async function compose(panel: PanelPage): Promise<void> {
  await panel.open('rows=0', 5);
  await panel.page.keyboard.press('s');
  await panel.page.getByRole('textbox', { name: 'Message to send' }).fill('as long as a line '.repeat(20));
  await panel.button('Saved messages').click();
  await boxOf(panel, 'Saved messages').getByRole('textbox', { name: 'Name of the message' }).fill('Subscribe');
  await panel.page.keyboard.press('Enter');
  await expect(panel.button('Remove Subscribe')).toBeAttached();
  await panel.page.keyboard.press('Escape');
  await expect(boxOf(panel, 'Saved messages')).toBeHidden();
}

for (const { name, width, height } of [
  { name: '320 px', width: 320, height: 700 },
  { name: '400 px', width: 400, height: 700 },
  { name: '620 px', width: 620, height: 700 },
  { name: '620 px at 200 %', width: 310, height: 350 },
]) {
  test(`at a width of ${name} each box that a button opens is within the panel`, async ({ panel, page }) => {
    await page.setViewportSize({ width, height });
    await compose(panel);
    const openers = {
      'Saved messages': panel.button('Saved messages'),
      Variables: panel.button('Variables'),
      'Connections to send to': page.getByRole('button', { name: /^Connections to send to/ }),
      'Capture settings': panel.button('Capture settings'),
    };
    for (const [label, opener] of Object.entries(openers)) {
      await opener.click();
      const box = boxOf(panel, label);
      await expect(box.locator('button, input').first()).toBeAttached();
      await expect.poll(() => cutOff(box), label).toEqual([]);
      await page.keyboard.press('Escape');
      await expect(box).toBeHidden();
    }
  });
}

test('a box that is open stays within the panel when that becomes narrow and low', async ({ panel, page }) => {
  await compose(panel);
  await panel.button('Saved messages').click();
  const box = boxOf(panel, 'Saved messages');
  await expect.poll(() => cutOff(box)).toEqual([]);
  await page.setViewportSize({ width: 420, height: 320 });
  await expect.poll(() => cutOff(box)).toEqual([]);
  await panel.button('Rename or move Subscribe').click();
  await box.getByRole('textbox', { name: 'New name' }).fill('Unsubscribe');
  await page.keyboard.press('Enter');
  await expect(panel.button('Remove Unsubscribe')).toBeAttached();
});
