import { expect, test } from './panel-page.ts';

test.describe('the query language', () => {
  test('fields, paths, and what joins them', async ({ panel }) => {
    await panel.open('rows=100', 105);
    await panel.filter.fill('dir:sent $.type == chat or ping 4');
    await expect(panel.messages.first()).toBeVisible();
    await panel.filter.fill('kind:tick $.id == 11');
    await expect(panel.messages).toHaveText([/"id":11,/]);
    await panel.filter.fill('size:<10 -/9$/ (ping or pong)');
    await expect(panel.messages.first()).toContainText('ping');
    await expect(panel.row('ping 19')).toHaveCount(0);
    await panel.filter.fill('opcode:binary url:market');
    await expect(panel.messages).not.toHaveCount(0);
  });

  test('a mistake is underlined, told, and keeps what was found', async ({ panel, page }) => {
    await panel.open('rows=100', 105);
    await panel.filter.fill('$.id == 11');
    await expect(panel.messages).toHaveCount(1);
    await panel.filter.fill('$.id == 11 size:>big');
    const alert = page.getByRole('alert');
    await expect(alert).toHaveText(/A size is expected/);
    await expect(panel.filter).toHaveAttribute('aria-invalid', 'true');
    await expect(panel.filter).toHaveAccessibleDescription(/A size is expected/);
    await expect(page.locator('[class*="mistake"]')).toHaveText('>big');
    await expect(panel.messages).toHaveCount(1);
    await panel.filter.fill('x'.repeat(50_000));
    await expect(alert).toHaveText(/at most 10,000 characters/);
    await expect(panel.messages).toHaveCount(1);
    await panel.filter.fill('$.id == 12');
    await expect(alert).toHaveCount(0);
  });
});

test('who compares without a path is told how, when nothing is found', async ({ panel }) => {
  await panel.open('rows=100', 105);
  await panel.filter.fill('id == 11');
  const hint = panel.page.getByText('write where it is: $.user.id == 5');
  await expect(hint).toBeVisible();
  await panel.filter.fill('.id == 11');
  await expect(panel.messages).toHaveText([/"id":11,/]);
  await expect(hint).toHaveCount(0);
});

test.describe('completion', () => {
  test('of fields, then of values that were seen, by keyboard', async ({ panel, page }) => {
    await panel.open('rows=100', 105);
    const list = page.getByRole('listbox', { name: 'Completions' });
    await panel.filter.focus();
    await expect(list).toHaveCount(0);
    await page.keyboard.press('ArrowDown');
    await expect(list.getByRole('option').first()).toContainText('dir:');
    await page.keyboard.type('ki');
    await expect(list.getByRole('option')).toHaveText([/^kind:/]);
    await page.keyboard.press('ArrowDown');
    await expect(list.getByRole('option', { selected: true })).toHaveText(/^kind:/);
    const active = await panel.filter.getAttribute('aria-activedescendant');
    await expect(page.locator(`#${active}`)).toHaveText(/^kind:/);
    await page.keyboard.press('Enter');
    await expect(panel.filter).toHaveValue('kind:');
    await expect(page.getByRole('alert')).toHaveCount(0);
    await page.keyboard.type('ch');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await expect(panel.filter).toHaveValue('kind:chat ');
    await expect(panel.filter).toBeFocused();
    await expect(list).toHaveCount(0);
    await expect(panel.messages.first()).toContainText('"type":"chat"');
  });

  test('by pointer; Escape closes the list first, then empties the box', async ({ panel, page }) => {
    await panel.open('rows=20', 25);
    const list = page.getByRole('listbox', { name: 'Completions' });
    await panel.filter.pressSequentially('-dir:');
    await list.getByRole('option', { name: 'dir:received' }).click();
    await expect(panel.filter).toHaveValue('-dir:received ');
    await panel.filter.pressSequentially('is:');
    await expect(list).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(list).toHaveCount(0);
    await expect(panel.filter).toHaveValue('-dir:received is:');
    await page.keyboard.press('Escape');
    await expect(panel.filter).toHaveValue('');
  });

  test('offers what comes while it stands', async ({ panel, page }) => {
    await panel.open('rows=0', 5);
    await panel.filter.pressSequentially('kind:');
    const option = page.getByRole('listbox', { name: 'Completions' }).getByRole('option', { name: 'kind:late' });
    await expect(option).toHaveCount(0);
    await page.evaluate(() => standalone.generator.receive('{"type":"late"}'));
    await expect(option).toBeVisible();
  });

  test('of paths into JSON, what they are compared with, and values that were seen there', async ({ panel, page }) => {
    await panel.open('rows=100', 105);
    const options = page.getByRole('listbox', { name: 'Completions' }).getByRole('option');
    await panel.filter.pressSequentially('$.bo');
    await expect(options).toHaveText(['$.book']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(panel.filter).toHaveValue('$.book');
    await page.keyboard.type('.');
    await expect(options).toHaveText(['$.book.bid', '$.book.ask']);
    await panel.filter.fill('');
    await panel.filter.pressSequentially('$.ty');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(panel.filter).toHaveValue('$.type ');
    await expect(options.first()).toHaveText('==');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(options).toHaveText(['chat', 'tick']);
    await page.keyboard.type('ch');
    await expect(options).toHaveText(['chat']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(panel.filter).toHaveValue('$.type == chat ');
    await expect(options).toHaveCount(0);
    await expect(panel.messages.first()).toContainText('"type":"chat"');
  });

  test('there is none for a regular expression', async ({ panel, page }) => {
    await panel.open('rows=20', 25);
    await panel.button('Regular expression').click();
    await panel.filter.pressSequentially('di');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('listbox', { name: 'Completions' })).toHaveCount(0);
  });
});

test.describe('matches', () => {
  test('one after the other, in the box and anywhere', async ({ panel, page }) => {
    await panel.open('rows=100', 105);
    const matches = page.getByRole('group', { name: 'Matches' });
    await expect(panel.button('Next match')).toBeDisabled();
    await panel.filter.fill('"ping 9"');
    await expect(matches).toContainText('3 matches');
    await panel.filter.press('Enter');
    await expect(matches).toContainText('1 of 3');
    await expect(panel.filter).toBeFocused();
    await panel.filter.press('Enter');
    await expect(matches).toContainText('2 of 3');
    await panel.filter.press('Shift+Enter');
    await expect(matches).toContainText('1 of 3');
    await panel.messages.first().click();
    await page.keyboard.press('F3');
    await expect(matches).toContainText('2 of 3');
    await panel.button('Previous match').click();
    await expect(panel.grid.getByRole('row', { selected: true })).toContainText('ping 9');
  });

  test('are only highlighted, among all the others', async ({ panel, page }) => {
    await panel.open('rows=5000', 5_005);
    await panel.filter.fill('"id":2000,');
    await expect(panel.messages).toHaveCount(1);
    await panel.button('Highlight only').click();
    await expect(panel.grid).toHaveAttribute('aria-rowcount', '5006');
    await expect(page.getByRole('group', { name: 'Matches' })).toContainText('1 match');
    await panel.filter.press('Enter');
    await expect(panel.row('"id":2000,')).toBeInViewport();
    await expect(panel.row('"id":2000,')).toHaveAttribute('data-match', 'true');
    await expect(panel.grid.locator('[data-match]')).toHaveCount(1);
    await panel.grid.press('m');
    await expect(panel.messages).toHaveCount(1);
    await expect(panel.grid.getByRole('row', { selected: true })).toContainText('"id":2000,');
  });
});

test('the focus in the list goes with the match that is looked at', async ({ panel, page }) => {
  await panel.open('rows=100', 105);
  await panel.filter.fill('"ping "');
  await panel.button('Highlight only').click();
  await expect(panel.grid.locator('[data-match]').first()).toBeVisible();
  await panel.row('"id":100,').click();
  const focused = panel.grid.locator('[role="row"]:focus');
  await expect(focused).toContainText('"id":100,');
  for (const text of ['ping 4', 'ping 9', 'ping 14']) {
    await page.keyboard.press('F3');
    await expect(focused).toContainText(text);
    await expect(focused).toHaveAttribute('aria-selected', 'true');
  }
});

test('the focus in Details stays there when F3 leads to another match', async ({ panel, page }) => {
  await panel.open('rows=100', 105);
  await panel.filter.fill('"ping "');
  await panel.row('ping 4').first().click();
  await panel.tab('Text').click();
  for (const text of ['ping 9', 'ping 14']) {
    await page.keyboard.press('F3');
    await expect(panel.details).toContainText(text);
    await expect(panel.tab('Text')).toBeFocused();
  }
});

test.describe('saved filters', () => {
  test('are saved, combined, negated, renamed, deleted with a way back, and remembered', async ({ panel, page }) => {
    await panel.open('rows=100', 105);
    const bar = page.getByRole('group', { name: 'Saved filters' });
    const save = async (query: string, name: string) => {
      await panel.filter.fill(query);
      await panel.button('Save filter').click();
      await page.getByRole('textbox', { name: 'Name of the filter' }).fill(name);
      await page.keyboard.press('Enter');
    };
    await expect(panel.button('Save filter')).toBeDisabled();
    await save('kind:chat', 'chats');
    await expect(panel.filter).toHaveValue('');
    await expect(panel.filter).toBeFocused();
    await expect(panel.messages.first()).toContainText('"type":"chat"');
    await save('$.id > 50', 'late');
    await expect(panel.messages.first()).toContainText('"id":55,');
    await bar.getByRole('button', { name: 'Options of chats' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Hide what matches' }).click();
    await expect(bar.getByRole('button', { name: 'not chats', pressed: true })).toBeVisible();
    await expect(panel.messages.first()).toContainText('"id":51,');
    await bar.getByRole('button', { name: 'not chats', exact: true }).press('F2');
    await page.getByRole('textbox', { name: 'Name of the filter' }).fill('talk');
    await page.keyboard.press('Enter');
    await bar.getByRole('button', { name: 'late', exact: true }).click();
    await bar.getByRole('button', { name: 'not talk', exact: true }).press('Delete');
    await expect(bar.getByRole('button', { name: 'not talk' })).toHaveCount(0);
    await expect(panel.grid).toHaveAttribute('aria-rowcount', '106');
    await panel.button('Undo').click();
    await expect(bar.getByRole('button', { name: 'not talk', pressed: true })).toBeVisible();
    await page.reload();
    await expect(bar.getByRole('button', { name: 'not talk', pressed: true })).toBeVisible();
    await expect(bar.getByRole('button', { name: 'late', exact: true, pressed: false })).toBeVisible();
    await bar.getByRole('button', { name: 'Options of late' }).click();
    await page.getByRole('menuitem', { name: 'Edit in the search box' }).click();
    await expect(panel.filter).toHaveValue('$.id > 50');
  });
});
