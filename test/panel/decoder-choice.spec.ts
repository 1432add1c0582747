import { keepBack } from './held-up.ts';
import { expect, test } from './panel-page.ts';

test('a connection says which decoder it has and why; the user chooses another, and goes back', async ({
  panel,
  page,
}) => {
  await panel.open('rows=20', 25);
  await panel.connections.getByRole('treeitem', { name: 'feed.example' }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Decoder: JSON…' }).click();
  const decoder = panel.details.getByRole('combobox', { name: 'Decoder' });
  await expect(decoder).toBeFocused();
  await expect(decoder).toHaveAccessibleDescription(/^a message with /);
  await expect(decoder.getByRole('option', { selected: true })).toHaveText('Automatic (JSON)');
  await decoder.selectOption('MQTT');
  await expect(decoder).toHaveAccessibleDescription('chosen by you');
  await expect(panel.connections.getByRole('treeitem', { name: 'feed.example' })).toContainText('mqtt');
  await panel.filter.fill('decoder:mqtt');
  await panel.row('"tick"').first().click();
  await expect(panel.details).toContainText('MQTT');
  await panel.connections.getByRole('treeitem', { name: 'feed.example' }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Recognise the decoder automatically' }).click();
  await expect(panel.connections.getByRole('treeitem', { name: 'feed.example' })).toContainText('json');
});

test('a choice for URLs is remembered, and forgotten', async ({ panel, page }) => {
  await panel.open('rows=20', 25);
  const open = async () => {
    await panel.connections.getByRole('treeitem', { name: 'feed.example' }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Decoder: / }).click();
  };
  await open();
  const decoder = panel.details.getByRole('combobox', { name: 'Decoder' });
  await decoder.selectOption('Raw');
  await expect(panel.details.getByRole('textbox', { name: 'For URLs like' })).toHaveValue(
    'wss://feed.example:8443/market/ticker*',
  );
  await panel.details.getByRole('textbox', { name: 'For URLs like' }).fill('wss://feed.*');
  await panel.button('Remember').click();
  await expect(decoder).toHaveAccessibleDescription('chosen by you for wss://feed.*');
  await panel.open('rows=20', 25);
  await open();
  await expect(decoder).toHaveValue('raw');
  await expect(decoder).toHaveAccessibleDescription('chosen by you for wss://feed.*');
  await decoder.selectOption('Automatic');
  await expect(decoder.getByRole('option', { selected: true })).toHaveText('Automatic (JSON)');
  await panel.button('Forget wss://feed.*').click();
  await expect(panel.details.getByRole('list', { name: 'Remembered decoders' })).toHaveCount(0);
});

test('how far decoding has come is told while much of it is to be done', async ({ panel, page }) => {
  const letGo = await keepBack(page, '**/mqtt-decoder-*.js');
  await panel.open('rows=20000', 20_005);
  const told = page.getByRole('progressbar', { name: 'Decoding' });
  await expect(told).toHaveCount(0);
  await page.evaluate(() => {
    standalone.session.meanings.presets.chooseForUrls([{ pattern: 'wss://feed.*', decoder: 'mqtt' }]);
  });
  await expect(told).toBeVisible();
  letGo();
  await expect(told).toHaveCount(0);
});

test('what is copied of the statistics has decoding go on that was stopped', async ({ panel, page }) => {
  const letGo = await keepBack(page, '**/mqtt-decoder-*.js');
  await panel.open('rows=1000', 1_005);
  await page.evaluate(() => {
    standalone.session.meanings.presets.chooseForUrls([{ pattern: 'wss://feed.*', decoder: 'mqtt' }]);
  });
  await panel.button('Stop decoding').click();
  await expect(panel.button('Decode')).toBeVisible();
  await page.getByRole('tab', { name: 'Statistics' }).click();
  await panel.button('Copy as JSON').click();
  letGo();
  await expect(panel.status).toContainText('Copied');
  await expect(panel.button('Decode')).toHaveCount(0);
  expect(JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))).toMatchObject({
    total: { messages: 1_000 },
  });
});

test('whoever will not wait for decoding has the rest raw, and goes on with it later', async ({ panel, page }) => {
  const letGo = await keepBack(page, '**/mqtt-decoder-*.js');
  await panel.open('rows=20000', 20_005);
  await page.evaluate(() => {
    standalone.session.meanings.presets.chooseForUrls([{ pattern: 'wss://feed.*', decoder: 'mqtt' }]);
  });
  await panel.button('Stop decoding').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^20,00\d rows are not decoded$/)).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'Decoding' })).toHaveCount(0);
  await expect(panel.row('"id":20000,')).toContainText('text');
  letGo();
  await expect(panel.button('Decode')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel.button('Decode')).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => standalone.session.meanings.waitingRows)).toBe(0);
});
