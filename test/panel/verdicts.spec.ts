import { expect, type PanelPage, test } from './panel-page.ts';

const RULE = {
  id: 'r1',
  name: 'Wrong price',
  isOn: true,
  where: {},
  which: {},
  what: { type: 'edit', steps: [{ type: 'replace', find: '1', with: '2' }] },
};

/** Rules that rows tell of by their names. */
async function openWithRule(panel: PanelPage): Promise<void> {
  await panel.page.addInitScript((rule) => {
    localStorage.setItem('rules', JSON.stringify({ seed: 1, rules: [rule] }));
  }, RULE);
  await panel.open('rows=5', 10);
  await panel.page.keyboard.press('4');
  await panel.page.getByRole('checkbox', { name: 'In force in this tab' }).check();
}

test('a row says what was done to it, and by which rule; the rule counts it', async ({ panel, page }) => {
  await openWithRule(panel);
  await page.evaluate(() => {
    standalone.generator.receive('{"price":1}');
    standalone.generator.judge({ outcome: 'edited', rule: 'r1' }, '{"price":2}');
  });
  await expect(page.getByRole('button', { name: /^Wrong price/ })).toContainText('1 time');
  await page.keyboard.press('1');
  const flag = panel.row('"price":1').locator('[data-flag="verdict"]');
  await expect(flag).toHaveText('edited');
  await expect(flag).toHaveAttribute('title', 'By the rule Wrong price');
});

test('a mark comes when something is done to a row that is drawn, and what is over is told no more', async ({
  panel,
  page,
}) => {
  await panel.open('rows=5', 10);
  await page.evaluate(() => standalone.generator.receive('waits for you'));
  const row = panel.row('waits for you');
  const flags = row.locator('[data-flag="verdict"]');
  await expect(row).toBeVisible();
  await expect(flags).toHaveCount(0);
  await page.evaluate(() => standalone.generator.judge({ outcome: 'held', rule: 'unknown id' }));
  await expect(flags).toHaveText('held');
  await expect(flags).toHaveAttribute('title', 'By the rule unknown id');
  await page.evaluate(() => {
    standalone.generator.receive('next');
    standalone.generator.judge({ outcome: 'held', rule: 'r' });
    standalone.generator.receive('third');
  });
  await expect(panel.row('next').locator('[data-flag="verdict"]')).toHaveText('held');
});

test('Diff shows what went on in place of a message that was edited', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  await page.evaluate(() => {
    standalone.generator.receive('{"price":1,"same":true}');
    standalone.generator.judge({ outcome: 'edited' }, '{"price":2,"same":true}');
  });
  await panel.row('"price":1').click();
  await expect(panel.details.getByText('edited', { exact: true })).toHaveAttribute('title', 'By you');
  await panel.tab('Diff').click();
  await expect(panel.details.getByRole('combobox', { name: 'Compare with' })).toContainText(
    'What went on in its place',
  );
  const lines = panel.details.getByRole('group', { name: 'Differences' });
  await expect(lines.locator('[data-kind="removed"]')).toContainText('"price": 1');
  await expect(lines.locator('[data-kind="added"] mark')).toHaveText('2');
});
