import { readFileSync } from 'node:fs';
import { expect, test } from './panel-page.ts';

const SCHEMA = JSON.stringify({
  wirescopeDecoder: 1,
  name: 'Market',
  match: { url: 'wss://feed.example*' },
  json: { kind: '/symbol', heartbeat: { pointer: '/type', equals: 'never' } },
});
const file = (text: string) => ({ name: 'market.json', mimeType: 'application/json', buffer: Buffer.from(text) });

test('a protocol of the user is described by a document: imported, remembered, exported, removed', async ({
  panel,
  page,
}) => {
  await panel.open('rows=20', 25);
  const feed = panel.connections.getByRole('treeitem', { name: 'feed.example' });
  const open = async () => {
    await feed.click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Decoder: / }).click();
  };
  const decoder = panel.details.getByRole('combobox', { name: 'Decoder' });
  await open();
  const input = panel.details.getByLabel('File of the schema');
  await input.setInputFiles(file('{"wirescopeDecoder":2}'));
  await expect(page.getByText('The schema was refused: /wirescopeDecoder must be 1')).toBeVisible();
  await input.setInputFiles(file(SCHEMA));
  await expect(page.getByText('Market is imported')).toBeVisible();
  await expect(decoder).toHaveAccessibleDescription('described by Market');
  await panel.open('rows=20', 25);
  await open();
  await expect(decoder.getByRole('option', { selected: true })).toHaveText('Automatic (Schema)');
  const download = page.waitForEvent('download');
  await panel.button('Export Market').click();
  expect(readFileSync(await (await download).path(), 'utf8')).toBe(SCHEMA);
  await panel.button('Remove Market').click();
  await expect(decoder.getByRole('option', { selected: true })).toHaveText('Automatic (JSON)');
});
