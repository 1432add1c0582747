import { keepBack } from './held-up.ts';
import { choose } from './message-in.ts';
import { expect, test } from './panel-page.ts';

test('a message is compared with the one before it of its kind, whatever the order of its keys', async ({ panel }) => {
  await panel.open('rows=5', 10);
  await choose(panel, '{"type":"price","price":10,"same":[1,2]}', '"price":10');
  await choose(panel, '{"type":"other","price":1}', '"other"');
  await choose(panel, '{"same":[1,2],"price":12,"type":"price"}', '"price":12');
  await panel.tab('Diff').click();
  const lines = panel.details.getByRole('group', { name: 'Differences' });
  await expect(panel.details).toContainText('1 removed, 1 added');
  await expect(lines.locator('[data-kind="removed"]')).toContainText('"price": 10');
  await expect(lines.locator('[data-kind="added"] mark')).toHaveText('12');
  await expect(panel.details.getByRole('combobox', { name: 'Compare with' })).toContainText('Previous of its kind');
});

test('a message is marked, and others are compared with it', async ({ panel }) => {
  await panel.open('rows=5', 10);
  await choose(panel, 'first line\nsecond line', 'first line');
  await panel.tab('Diff').click();
  await panel.button('Mark to compare').click();
  await choose(panel, '{"type":"alone"}', '"alone"');
  const choice = panel.details.getByRole('combobox', { name: 'Compare with' });
  await expect(choice).toContainText('Marked message');
  await expect(panel.details).toContainText('2 removed, 1 added');
});

test('side by side, where there is room', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  await choose(panel, '{"type":"a","x":1}', '"x":1');
  await choose(panel, '{"type":"a","x":2}', '"x":2');
  await panel.tab('Diff').click();
  await panel.details.getByRole('checkbox', { name: 'Side by side' }).check();
  const lines = panel.details.getByRole('group', { name: 'Differences' });
  await expect(lines).toHaveAttribute('data-layout', 'unified');
  await page.getByRole('separator', { name: 'Resize details' }).focus();
  for (let step = 0; step < 12; step++) await page.keyboard.press('ArrowLeft');
  await expect(lines).toHaveAttribute('data-layout', 'split');
});

test('messages with the same values do not differ; one alone of its kind has nothing to be compared with', async ({
  panel,
}) => {
  await panel.open('rows=5', 10);
  await choose(panel, '{"type":"same","a":1}', '"a":1');
  await panel.tab('Diff').click();
  await expect(panel.details).toContainText('There is no earlier message of this kind');
  await choose(panel, '{ "a": 1, "type": "same" }', '{ "a": 1');
  await expect(panel.details).toContainText('No difference: the same values');
});

test('an edited message is compared with what it was edited from', async ({ panel, page }) => {
  await panel.open('rows=20', 25);
  await panel.grid.locator('[data-direction="sent"]').last().click();
  const number = await panel.grid.locator('[data-direction="sent"]').last().getAttribute('data-seq');
  await panel.button('Edit and resend').click();
  const box = page.getByRole('textbox', { name: 'Message to send' });
  const text = await box.textContent();
  await box.fill(`${text} edited`);
  await panel.button('Send').click();
  await panel.row('resent by you').click();
  await panel.tab('Diff').click();
  await expect(panel.details.getByRole('combobox', { name: 'Compare with' }).locator('option:checked')).toHaveText(
    `What it was resent from: #${number}`,
  );
  await expect(panel.details.locator('[data-kind="added"] mark').last()).toContainText('edited');
});

test('a comparison that takes long is told, cancelled, and begun again', async ({ panel, page }) => {
  const letGo = await keepBack(page, '**/diff-worker-*.js');
  await panel.open('rows=5', 10);
  // Everything differs, in another order each.
  const lines = (factor: number) => Array.from({ length: 60_000 }, (_, index) => (index * factor) % 59_999).join('\n');
  await choose(panel, `7\n${lines(7)}`, '7↵0↵7');
  await choose(panel, `11\n${lines(11)}`, '11↵0↵11');
  await panel.tab('Diff').click();
  await expect(panel.details.getByRole('progressbar', { name: 'Comparing' })).toBeVisible();
  await panel.details.getByRole('button', { name: 'Cancel' }).click();
  await expect(panel.details).toContainText('Cancelled.');
  letGo();
  await panel.details.getByRole('button', { name: 'Try again' }).click();
  // The panel waits for 10 seconds before it gives up.
  await expect(panel.details).toContainText('too different to say what changed', { timeout: 15_000 });
});
