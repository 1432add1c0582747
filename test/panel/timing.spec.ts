import { expect, test } from './panel-page.ts';

test('a stack has links that open the source, and says so when it is gone', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  await page.evaluate(() => standalone.generator.sendFrom('from the composer', 'gone.js'));
  await panel.row('from the composer').click();
  await panel.tab('Stack').click();
  const calls = panel.details.getByRole('list', { name: 'Call stack' }).getByRole('listitem');
  await expect(calls).toHaveText([/^sendMessage\/composer\.js:12$/, /^onClick\/gone\.js:40$/]);
  await calls.getByRole('button').first().click();
  await expect
    .poll(() => page.evaluate(() => standalone.opened))
    .toEqual([{ url: 'https://app.example/composer.js', line: 12, column: 10 }]);
  await expect(page.getByText('does not know this script')).toHaveCount(0);
  await calls.getByRole('button').last().click();
  await expect(page.getByText('DevTools does not know this script: https://app.example/gone.js:40:3')).toBeVisible();
});

test('where DevTools shows no sources, what was loaded over HTTP is shown in a tab, and the link says so', async ({
  panel,
  page,
}) => {
  await panel.open('rows=5&sources=tab', 10);
  await page.evaluate(() => standalone.generator.sendFrom('from the composer', 'gone.js'));
  await panel.row('from the composer').click();
  await panel.tab('Stack').click();
  const calls = panel.details.getByRole('list', { name: 'Call stack' }).getByRole('listitem');
  const link = calls.getByRole('button').last();
  await expect(link).toHaveAccessibleName('/gone.js:40');
  await expect(link).toHaveAccessibleDescription(/new tab.*https:\/\/app\.example\/gone\.js:40:3$/);
  await link.focus();
  for (let times = 0; times < 3; times++) await page.keyboard.down('Enter'); // held down, it repeats itself
  await page.keyboard.up('Enter');
  expect(await page.evaluate(() => standalone.opened.length)).toBe(1);
  await expect(page.getByText('did not open the source of https://app.example/gone.js:40:3')).toBeVisible();
});

test('a connection says who made it', async ({ panel }) => {
  await panel.open('rows=5', 10);
  await panel.connections.getByRole('treeitem').filter({ hasText: 'lobby' }).click();
  await expect(panel.details.getByRole('list', { name: 'Call stack' })).toContainText('connect');
});

test('times of a message, and a mark on one that was slow to handle', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  await page.evaluate(() => standalone.generator.receive('quick', 4));
  await page.evaluate(() => standalone.generator.receive('not quick', 71.25));
  await expect(panel.row('not quick')).toContainText('Slow: 71.3 ms');
  await expect(panel.messages.filter({ hasText: 'Slow' })).toHaveCount(1);
  await panel.row('not quick').click();
  await panel.tab('Timing').click();
  await expect(panel.details.getByRole('group', { name: 'Timing' })).toContainText('Handling time71.3 ms');
});

test('what is captured is chosen with the keyboard, and remembered', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  const stacks = page.getByRole('checkbox', { name: 'Stack of each message sent' });
  const handling = page.getByRole('checkbox', { name: 'Handling time of each message received' });
  await expect(stacks).toBeHidden();
  await page.keyboard.press(',');
  await expect(stacks).toBeFocused();
  await expect(stacks).toBeChecked();
  await expect(handling).not.toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(handling).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(handling).toBeHidden();
  await expect(panel.button('Capture settings')).toBeFocused();
  await page.reload();
  await panel.button('Capture settings').click();
  await expect(handling).toBeChecked();
});

test('a reply leads to its request, and the request to its reply', async ({ panel, page }) => {
  await panel.open('rows=5', 10);
  await page.evaluate(() => {
    standalone.generator.sendFrom('{"id":7,"method":"sum"}', 'app.js');
    standalone.generator.receive('{"id":7,"result":3}');
  });
  await panel.row('"result":3').click();
  await panel.tab('Timing').click();
  await expect(panel.details).toContainText(/Answers #\d+, after \d/);
  await panel.button('Go to the request').click();
  await expect(panel.details).toContainText(/Answered by #\d+/);
});
