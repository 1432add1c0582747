import { choose } from './message-in.ts';
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

test('a long array is drawn as far as it is in view', async ({ panel }) => {
  await panel.open('varied&rows=0', 32);
  await panel.row('"deep"').click();
  const tree = panel.details.getByRole('tree');
  await tree.getByRole('treeitem', { name: /^list/ }).click();
  await tree.getByRole('treeitem', { name: /^list/ }).focus();
  await tree.press('End');
  await expect(tree.getByRole('treeitem', { name: /^1999/ })).toBeInViewport();
  expect(await tree.getByRole('treeitem').count()).toBeLessThan(100);
});

test('everything of a tree opens and closes', async ({ panel }) => {
  await panel.open('varied&rows=0', 32);
  await panel.row('"deep"').click();
  const tree = panel.details.getByRole('tree');
  await panel.button('Collapse all').click();
  await expect(tree.getByRole('treeitem')).toHaveCount(3);
  await panel.button('Expand all').click();
  await expect(tree.getByRole('treeitem').nth(10)).toHaveAttribute('aria-level', /^[6-9]/);
});

test('a value is copied, its path is copied, and messages are filtered by it', async ({ panel, page }) => {
  await panel.open('varied&rows=0', 32);
  await panel.row('"big":12345678901234567890').click();
  await panel.details.getByRole('treeitem', { name: /^html/ }).click();
  const chosen = panel.details.getByRole('group', { name: 'Chosen value' });
  await expect(chosen).toContainText('$.html');
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await chosen.getByRole('button', { name: 'Copy value' }).click();
  await expect.poll(copied).toBe('<b>bold</b>');
  await chosen.getByRole('button', { name: 'Copy path' }).click();
  await expect.poll(copied).toBe('$.html');
  await chosen.getByRole('button', { name: 'Filter by this value' }).click();
  await expect(panel.filter).toHaveValue('$.html == <b>bold</b>'); // as the query language writes it shortest
  await expect(panel.messages).toHaveCount(1);
});

test('messages are filtered by a value to its last digit, and by a text of several lines', async ({ panel }) => {
  await panel.open('rows=5', 10);
  await choose(panel, '{"big":9007199254740992}', '740992');
  await choose(panel, '{"said":"one\\ntwo"}', 'said');
  await choose(panel, '{"big":9007199254740993}', '740993');
  await panel.details.getByRole('treeitem', { name: 'big : 9007199254740993' }).click();
  await panel.button('Filter by this value').click();
  await expect(panel.filter).toHaveValue('$.big == 9007199254740993');
  await expect(panel.messages).toHaveText([/740993/]);
  await panel.filter.fill('');
  await panel.row('said').click();
  await panel.details.getByRole('treeitem', { name: /^said/ }).click();
  await panel.button('Filter by this value').click();
  await expect(panel.filter).toHaveValue('$.said == "one\\ntwo"');
  await expect(panel.messages).toHaveText([/said/]);
  // The box holds all of it, also for who goes on typing.
  await panel.filter.press('End');
  await panel.filter.pressSequentially(' or $.big');
  await expect(panel.messages).toHaveText([/740992/, /said/, /740993/]);
});

test('text, laid out as JSON on demand, wrapped or not, and drawn in part when it is long', async ({ panel, page }) => {
  await panel.open('varied&rows=0', 32);
  await panel.row('"deep"').click();
  await panel.tab('Text').click();
  const text = panel.details.getByRole('group', { name: 'Text of the message' });
  await expect(text).toContainText('{"deep":{"level":');
  await page.getByRole('checkbox', { name: 'Pretty JSON' }).check();
  await expect(text.locator('[data-start]').nth(2)).toHaveText('    "level": 1,');
  await panel.row('long The quick').click();
  await expect(page.getByRole('checkbox', { name: 'Pretty JSON' })).toHaveCount(0);
  expect(await text.locator('[data-start]').count()).toBeLessThan(100);
  const width = () => text.evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(await width()).toBe(0);
  await page.getByRole('checkbox', { name: 'Wrap lines' }).uncheck();
  await expect.poll(width).toBeGreaterThan(1_000);
});

test('the whole text is copied as it is, not as it is wrapped', async ({ panel, page }) => {
  await panel.open('varied&rows=0', 32);
  await panel.row('long The quick').click();
  await panel.tab('Text').click();
  await panel.details.getByRole('group', { name: 'Text of the message' }).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toBe(`long ${'The quick brown fox jumps over the lazy dog. '.repeat(12_000)}`);
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
    { row: 'beginning of something big', statement: 'Only the first 54 kB of 5.24 MB are here' },
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
