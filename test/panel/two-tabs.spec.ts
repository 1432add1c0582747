import { expect, PanelPage, test } from './panel-page.ts';

test('the panel of another tab has what is saved here, and neither shows nor does anything else by it', async ({
  context,
  panel,
  page,
}) => {
  const other = new PanelPage(await context.newPage());
  for (const one of [panel, other]) {
    await one.page.bringToFront(); // what is behind another tab draws once a second
    await one.open('rows=20', 25);
    await one.page
      .getByRole('toolbar')
      .getByRole('button', { name: /^Rules/ })
      .click();
    await expect(one.page.getByRole('checkbox', { name: 'In force in this tab' })).not.toBeChecked();
  }
  await page.bringToFront();
  await page.getByLabel('File of rules').setInputFiles({
    name: 'rules.json',
    mimeType: 'application/json',
    buffer: Buffer.from(
      JSON.stringify({
        format: 'wirescope-rules',
        version: 1,
        rules: [{ id: 'a', name: 'Lossy', isOn: false, where: {}, which: {}, what: { type: 'drop' } }],
      }),
    ),
  });
  await page.getByRole('checkbox', { name: 'On: Lossy' }).check();
  await expect(other.page.getByRole('checkbox', { name: 'On: Lossy' })).toBeChecked();
  await expect(other.page.getByRole('checkbox', { name: 'In force in this tab' })).not.toBeChecked();
  expect(await other.page.evaluate(() => standalone.generator.engine.rules.rules)).toEqual([]);
  await other.page.bringToFront();
  await other.page.getByRole('checkbox', { name: 'In force in this tab' }).check();
  await page.bringToFront();
  await page.getByRole('checkbox', { name: 'On: Lossy' }).uncheck();
  await expect(other.status).toContainText('Rules were changed in another panel: 0 are in force in this tab now');

  await page.getByRole('tab', { name: 'Messages' }).click();
  await panel.filter.fill('kind:chat');
  await panel.button('Save filter').click();
  await page.keyboard.press('Enter');
  await expect(panel.button('kind:chat')).toHaveAttribute('aria-pressed', 'true');
  await expect(other.button('kind:chat')).toHaveAttribute('aria-pressed', 'false');
  expect(other.errors).toEqual([]);
});
