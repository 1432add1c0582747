import { readFileSync } from 'node:fs';
import { choose } from './message-in.ts';
import { expect, type PanelPage, test } from './panel-page.ts';

const MARKET = new URL('../asyncapi/market-2.6.yaml', import.meta.url).pathname;
const GOOD = '{"event":"trade","symbol":"BTC-EUR","at":"2024-01-01T00:00:00Z","price":0.3,"size":1}';
const WRONG = '{"event":"trade","symbol":"BTC-EUR","at":"2024-01-01T00:00:00Z","price":"cheap","size":0}';

async function load(
  panel: PanelPage,
  files: Parameters<ReturnType<PanelPage['page']['getByLabel']>['setInputFiles']>[0],
) {
  await panel.connections.getByRole('treeitem', { name: 'chat.example' }).click({ button: 'right' });
  await panel.page.getByRole('menuitem', { name: /^Decoder: / }).click();
  await panel.details.getByLabel('File of AsyncAPI').setInputFiles(files);
}

test('a document names messages and checks them: on the row, in Details, in the search, and after a reload', async ({
  panel,
  page,
}) => {
  await panel.open('rows=0', 5);
  await load(panel, MARKET);
  await expect(page.getByText('Market feed is loaded.')).toBeVisible();
  await panel.button('Use for this connection').click();
  await expect(panel.details.getByText('in use here')).toBeVisible();
  await choose(panel, GOOD, 'trade');
  await panel.tab('Decoded').click();
  await expect(panel.details.getByText('as the document says')).toBeVisible();

  await choose(panel, WRONG, 'cheap');
  const row = panel.row('violation of the AsyncAPI document').or(panel.row('expected number'));
  await expect(row).toContainText('$.price: expected number, found "cheap"');
  await expect(row).toContainText('+1');
  const violations = panel.details.getByRole('list', { name: 'Violations' });
  await expect(violations.getByRole('listitem')).toHaveCount(2);
  await violations.getByRole('button', { name: '$.price' }).click();
  await expect(panel.details.getByRole('treeitem', { selected: true })).toContainText('cheap');

  await panel.filter.fill('is:violation');
  await expect(panel.grid).toHaveAttribute('aria-rowcount', '2');
  await panel.filter.fill('violation:size');
  await expect(panel.grid).toHaveAttribute('aria-rowcount', '2');

  await panel.open('rows=0', 5);
  await panel.connections.getByRole('treeitem', { name: 'chat.example' }).click();
  const documents = panel.details.getByRole('list', { name: 'Documents of AsyncAPI' });
  await expect(documents).toContainText('Market feed');
  await documents.getByText('Market feed').click();
  await expect(documents).toContainText('trade, quote, subscribed, ping');
  const download = page.waitForEvent('download');
  await panel.button('Export Market feed').click();
  expect(readFileSync(await (await download).path(), 'utf8')).toBe(readFileSync(MARKET, 'utf8'));
  await panel.button('Remove Market feed').click();
  await expect(documents).toHaveCount(0);
});

test('a document that refers to itself without end, is no YAML or is none of AsyncAPI is refused with a reason', async ({
  panel,
  page,
}) => {
  await panel.open('rows=0', 5);
  const file = (text: string) => ({ name: 'api.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) });
  await load(panel, file('asyncapi: 3.0.0\ninfo: {title: A}\nchannels: {$ref: "#/channels"}'));
  await expect(page.getByText('The document was refused: /channels/$ref refers to itself')).toBeVisible();
  await load(panel, file('a: [1'));
  await expect(page.getByText('The document was refused: the document is not YAML')).toBeVisible();
  await load(panel, file('openapi: 3.0.0'));
  await expect(page.getByText('this is no document of AsyncAPI')).toBeVisible();
});
