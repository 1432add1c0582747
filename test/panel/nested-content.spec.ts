import { gzipSync } from 'node:zlib';
import { choose, clipboard } from './message-in.ts';
import { expect, test } from './panel-page.ts';

const base64Url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const JWT = `${base64Url({ alg: 'HS256' })}.${base64Url({ sub: 'ada', exp: 1_700_000_000 })}.c2ln`;
/** A red pixel. */
const PNG = [
  ...Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
    'base64',
  ),
];

test('what stands within a message is opened in place, and breadcrumbs lead back', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  const inner = gzipSync('{"hidden":"treasure"}').toString('base64');
  await choose(panel, JSON.stringify({ data: inner }), '"data"');
  const tree = panel.details.getByRole('tree');
  await tree.getByRole('treeitem', { name: /^data/ }).click();
  await panel.button('Open as Base64').click();
  await panel.button('Open as gzip').click();
  await expect(tree.getByRole('treeitem', { name: /^hidden/ })).toContainText('"treasure"');
  await tree.getByRole('treeitem', { name: /^hidden/ }).click();
  await expect(panel.button('Copy value')).toBeVisible();
  await expect(panel.button('Filter by this value')).toHaveCount(0); // no query looks into what is packed
  const trail = page.getByRole('navigation', { name: 'Way into the message' });
  await expect(trail).toHaveText('MessageBase64gzip');
  await panel.tab('Hex').click();
  await expect(panel.details.getByRole('group', { name: 'Bytes of the message' })).toContainText('{"hidden');
  await trail.getByRole('button', { name: 'Message' }).click();
  await expect(trail).toHaveCount(0);
  await panel.tab('Decoded').click();
  await expect(tree.getByRole('treeitem', { name: /^data/ })).toBeVisible();
});

test('what is packed in several members of gzip is opened to its end', async ({ panel }) => {
  await panel.open('rows=5', 10);
  const inner = Buffer.concat(['{"one":1,', '"hidden":', '"treasure"}'].map((part) => gzipSync(part)));
  await choose(panel, JSON.stringify({ members: inner.toString('base64') }), '"members"');
  await panel.details.getByRole('treeitem', { name: /^members/ }).click();
  await panel.button('Open as Base64').click();
  await panel.button('Open as gzip').click();
  await expect(panel.details.getByRole('treeitem', { name: /^hidden/ })).toContainText('"treasure"');
});

test('what is no JSON is not opened into the empty tree of the JSON tab; the menu of a value opens, too', async ({
  panel,
  page,
}) => {
  await panel.open('rows=5', 10);
  await choose(panel, JSON.stringify({ note: Buffer.from('true words').toString('base64') }), '"note"');
  await panel.tab('JSON').click();
  await panel.details.getByRole('treeitem', { name: /^note/ }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Open as Base64' }).click();
  await expect(panel.tab('Decoded')).toHaveAttribute('aria-selected', 'true');
  await expect(panel.details).toContainText('true words');
});

test('the pairs of an address are opened without the address', async ({ panel }) => {
  await panel.open('rows=5', 10);
  await choose(panel, JSON.stringify({ go: 'https://shop.example/find?q=%E2%82%AC&page=2' }), '"go"');
  await panel.tab('JSON').click();
  await panel.details.getByRole('treeitem', { name: /^go/ }).click();
  await panel.button('Open as form fields').click();
  await expect(panel.details.getByRole('treeitem', { name: /^q/ })).toContainText('"€"');
});

test('a token shows its claims and that it has expired', async ({ panel }) => {
  await panel.open('rows=5', 10);
  await choose(panel, JWT, 'eyJ');
  await panel.button('Open as JWT').click();
  await expect(panel.details.getByRole('treeitem', { name: /^sub/ })).toContainText('"ada"');
  await expect(panel.details).toContainText('Nov 14, 2023, 10:13:20 PM: expired');
});

test('a picture is shown; SVG stays text', async ({ panel }) => {
  await panel.open('rows=5', 10);
  await choose(panel, PNG, '89 50 4e 47');
  const image = panel.details.getByRole('img', { name: 'image/png, 1 × 1 pixels' });
  await expect(image).toBeVisible();
  await expect
    .poll(() => image.evaluate((element) => element instanceof HTMLImageElement && element.naturalWidth))
    .toBe(1);
  await choose(panel, '<svg xmlns="http://www.w3.org/2000/svg" onload="document.title=1"/>', '<svg');
  await expect(panel.details).toContainText('Plain text, not JSON');
  await expect(panel.details.getByRole('img')).toHaveCount(await panel.details.locator('header').count());
});

test('a picture that claims to be huge is not drawn', async ({ panel }) => {
  await panel.open('rows=5', 10);
  const bomb = PNG.with(16, 0x7f).with(20, 0x7f);
  await choose(panel, bomb, '89 50 4e 47');
  await expect(panel.details).toContainText('too large to be shown');
});

test('selected bytes are shown as values, copied, and opened', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  await choose(panel, [0, 1, 0, 0, 0xac, 0x02, ...gzipSync('packed')], '00 01 00 00');
  await panel.tab('Hex').click();
  const hex = panel.details.getByRole('group', { name: 'Bytes of the message' });
  await hex.focus();
  await page.keyboard.press('ArrowRight');
  const inspector = panel.details.getByRole('region', { name: 'Selected bytes' });
  await expect(inspector.getByRole('row', { name: /^uint32/ })).toHaveText('uint3225665536');
  for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowRight');
  await expect(inspector.getByRole('row', { name: /^varint \(LEB128\)/ })).toContainText('300 (2 B)');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(inspector).toContainText('2 bytes from 0x4');
  await page.keyboard.press('Control+c');
  await expect.poll(() => clipboard(panel)).toBe('ac 02');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+Shift+End');
  await panel.button('Open selection').click();
  await panel.tab('Decoded').click();
  await panel.button('Open as gzip').click();
  await panel.tab('Text').click();
  await expect(panel.details.getByRole('group', { name: 'Text of the message' })).toContainText('packed');
});

test('bytes are selected by dragging', async ({ panel, page }) => {
  await panel.open('varied&rows=0', 32);
  await panel.row('00 01 02 03').click();
  await panel.tab('Hex').click();
  const hex = panel.details.getByRole('group', { name: 'Bytes of the message' });
  const cells = await hex.locator('[data-column="hex"]').first().boundingBox();
  if (!cells) throw new Error('no bytes are drawn');
  const byte = cells.width / (8 - 1 / 3);
  await page.mouse.move(cells.x + byte * 1.3, cells.y + 8);
  await page.mouse.down();
  await page.mouse.move(cells.x + byte * 4.3, cells.y + 8 + 16);
  await page.mouse.up();
  await expect(panel.details.getByRole('region', { name: 'Selected bytes' })).toContainText('12 bytes from 0x1');
});
