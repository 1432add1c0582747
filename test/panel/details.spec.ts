import { expect, test } from './panel-page.ts';

test('JSON is a tree that keys and clicks open', async ({ panel, page }) => {
  await panel.open('varied&rows=0', 32);
  await panel.row('"big":12345678901234567890').click();
  const tree = panel.details.getByRole('tree');
  await expect(tree.getByRole('treeitem', { name: /^big/ })).toHaveText('big:12345678901234567890');
  await expect(tree.getByRole('treeitem', { name: /^twice/ })).toHaveCount(2);
  await tree.getByRole('treeitem').first().focus();
  await page.keyboard.press('ArrowLeft');
  await expect(tree.getByRole('treeitem')).toHaveCount(1);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('End');
  await expect(tree.getByRole('treeitem', { name: /^yes/ })).toBeFocused();
});

test('a long array comes in parts', async ({ panel }) => {
  await panel.open('varied&rows=0', 32);
  await panel.row('"deep"').click();
  const tree = panel.details.getByRole('tree');
  await tree.getByRole('treeitem', { name: /^list/ }).click();
  await tree.getByRole('treeitem', { name: /^list/ }).focus();
  await tree.press('End');
  await expect(tree.getByRole('treeitem', { name: '1,500 more' })).toBeInViewport();
  expect(await tree.getByRole('treeitem').count()).toBeLessThan(100);
});

test('text, laid out as JSON on demand, and in parts when it is long', async ({ panel, page }) => {
  await panel.open('varied&rows=0', 32);
  await panel.row('"deep"').click();
  await panel.tab('Text').click();
  await expect(panel.details).toContainText('{"deep":{"level":1');
  await page.getByRole('checkbox', { name: 'Pretty JSON' }).check();
  await expect(panel.details.locator('pre')).toContainText('{\n  "deep": {\n    "level": 1');
  await panel.row('long The quick').click();
  await expect(page.getByRole('checkbox', { name: 'Pretty JSON' })).toHaveCount(0);
  const length = async () => (await panel.details.locator('pre').innerText()).length;
  expect(await length()).toBe(64 * 1024);
  await panel.details.getByRole('button', { name: /^Show 65,536 more/ }).click();
  await expect.poll(length).toBe(128 * 1024);
});

test('hex shows every byte, few of its lines at a time', async ({ panel }) => {
  await panel.open('varied&rows=0', 32);
  await panel.row('00 01 02 03').click();
  await panel.tab('Hex').click();
  const hex = panel.details.getByRole('group', { name: 'Bytes of the message' });
  await expect(hex).toContainText('00000020');
  await hex.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
  await expect(hex).toContainText('00011168');
  await expect(hex).toContainText('68 69 6a 6b 6c 6d 6e 6f');
  expect(await hex.locator('div').count()).toBeLessThan(100);
});

test('what is no JSON says what it is', async ({ panel }) => {
  await panel.open('varied&rows=0', 32);
  for (const { row, statement } of [
    { row: 'said before it closed', statement: 'Plain text, not JSON' },
    { row: '00 01 02 03', statement: 'Binary message' },
    { row: '(empty)', statement: 'Empty message' },
    { row: 'beginning of something big', statement: 'Only the first 65.5 kB of 5.24 MB are here' },
  ]) {
    await panel.row(row).first().click();
    await expect(panel.details).toContainText(statement);
  }
});

test('an event shows the facts of its connection', async ({ panel }) => {
  await panel.open('varied&rows=0', 32);
  await panel.row('Connection closed: 1006').click();
  await expect(panel.details).toContainText('1006 · connection lost without a close frame');
  await expect(panel.details).toContainText('wss://nowhere.example/');
  await panel.button('Close details').click();
  await expect(panel.details).toHaveCount(0);
});

test('a message is copied as it is', async ({ panel, page }) => {
  await panel.open('varied&rows=0', 32);
  await panel.row('user\\u202etxt').click();
  await panel.button('Copy').click();
  await expect(panel.status).toContainText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'user\u202etxt.exe \u2066hidden\u2069 \u200bzero width',
  );
});
