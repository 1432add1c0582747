import { addSent } from './message-in.ts';
import { expect, test } from './panel-page.ts';

test('several sent messages are resent at once, in their order', async ({ panel, page }) => {
  await panel.open('rows=0', 5);
  for (const text of ['first', 'second', 'third']) await addSent(panel, text, 1);
  await panel.row('first').click();
  await panel.row('third').click({ modifiers: ['Shift'] });
  await panel.row('second').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Resend 3 messages' }).click();
  await expect(panel.row('resent by you')).toHaveCount(3);
  await expect(panel.row('resent by you').nth(0)).toContainText('first');
  await expect(panel.row('resent by you').nth(2)).toContainText('third');
  await expect(panel.status).toContainText('3 messages sent.');
});

test('what a replay is set up with stands in one line', async ({ panel, page }) => {
  await panel.open('rows=0', 5);
  await addSent(panel, 'first', 1);
  await panel.row('first').click();
  await page.keyboard.press('l');
  const topOf = async (name: string) => (await panel.button(name).boundingBox())?.y;
  const { y = 0, height = 0 } =
    (await page.getByRole('combobox', { name: 'Connection to replay on' }).boundingBox()) ?? {};
  expect(await topOf('Start replay')).toBeLessThan(y + height);
  expect(await topOf('Close replay')).toBeLessThan(y + height);
});

test('a message is repeated until it is stopped', async ({ panel, page }) => {
  await panel.open('rows=0', 5);
  await addSent(panel, 'again', 1);
  await panel.row('again').click();
  await page.keyboard.press('l');
  await page.getByRole('combobox', { name: 'Wait between messages' }).selectOption('At fixed times');
  await page.getByRole('spinbutton', { name: 'Every ms' }).fill('20');
  await page.getByRole('checkbox', { name: 'Until stopped' }).check();
  await panel.button('Start replay').click();
  await expect.poll(() => panel.row('resent by you').count()).toBeGreaterThan(3);
  await panel.button('Stop').click();
  await expect(panel.status).toContainText(/Stopped: \d+ messages sent\./);
});

test('a replay goes step by step, and can be stopped with a key', async ({ panel, page }) => {
  await panel.open('rows=0', 5);
  await addSent(panel, 'step', 3);
  await panel.row('step').first().click();
  await panel
    .row('step')
    .last()
    .click({ modifiers: ['Shift'] });
  await page.keyboard.press('l');
  await page.getByRole('combobox', { name: 'Wait between messages' }).selectOption('Step by step');
  await panel.button('Start replay').click();
  await panel.button('Next').click();
  await expect(page.getByRole('region', { name: 'Replay' })).toContainText('1 of 3 sent.');
  await expect(panel.row('resent by you')).toHaveCount(1);
  await panel.button('Next').focus();
  await page.keyboard.press('Escape');
  await expect(panel.status).toContainText('Stopped: 1 message sent.');
});

test('each message waits for a reply, and a replay without one is stopped', async ({ panel, page }) => {
  await panel.open('rows=0', 5);
  await addSent(panel, 'ask', 2);
  await panel.row('ask').first().click();
  await panel
    .row('ask')
    .last()
    .click({ modifiers: ['Shift'] });
  await page.keyboard.press('l');
  await page.getByRole('textbox', { name: 'Await reply' }).fill('/answer/');
  await expect(panel.button('Start replay')).toBeDisabled();
  await page.getByRole('textbox', { name: 'Await reply' }).fill('answer');
  await page.getByRole('spinbutton', { name: 'For ms' }).fill('1000');
  await page.evaluate(() => {
    const { generator, session } = standalone;
    const before = session.rowCount;
    // At once: a test may be later than the reply is waited for.
    const stop = session.subscribe(() => {
      if (session.rowCount === before) return;
      stop();
      generator.receive('the answer');
    });
  });
  await panel.button('Start replay').click();
  await expect(panel.row('resent by you')).toHaveCount(2);
  await expect(page.getByRole('alert')).toContainText('no reply that matches came within');
});

test('a closed connection ends a replay, and says what was sent', async ({ panel, page }) => {
  await panel.open('rows=0', 5);
  await addSent(panel, 'overdue', 2);
  await page.evaluate(() => standalone.generator.closeChat(1000, ''));
  await panel.row('overdue').first().click();
  await page.keyboard.press('l');
  await panel.button('Start replay').click();
  await expect(page.getByRole('alert')).toHaveText(
    'Not sent: the connection to /rooms/lobby?v=2 is not open. 0 messages sent.',
  );
});

test('a reply is not awaited any longer when the connection has closed', async ({ panel, page }) => {
  await panel.open('rows=0', 5);
  await page.evaluate(() => standalone.generator.sendFrom('asked of the chat', 'app.js'));
  await panel.row('asked of the chat').click();
  await page.keyboard.press('l');
  await page.getByRole('textbox', { name: 'Await reply' }).fill('answer');
  const patience = page.getByRole('spinbutton', { name: 'For ms' });
  await patience.fill('');
  await expect(panel.button('Start replay')).toBeDisabled();
  await patience.fill('3000000000');
  await panel.button('Start replay').click();
  await expect(page.getByRole('region', { name: 'Replay' })).toContainText('1 of 1 sent.');
  await page.evaluate(() => standalone.generator.closeChat(1001, 'away'));
  await expect(page.getByRole('alert')).toHaveText(
    'Stopped: the connection ended before a reply that matches came. 1 message sent.',
  );
});

test('while a replay is under way another one is not begun, and what was set is kept', async ({ panel, page }) => {
  await panel.open('rows=0', 5);
  for (const text of ['first', 'second']) await addSent(panel, text, 1);
  await panel.row('first').click();
  await page.keyboard.press('l');
  const waits = page.getByRole('combobox', { name: 'Wait between messages' });
  await waits.selectOption('Step by step');
  await panel.button('Start replay').click();
  await panel.row('first').click();
  await panel.row('second').click({ modifiers: ['Shift'] });
  await panel.row('second').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Resend 2 messages' }).click();
  await expect(page.getByRole('alert')).toHaveText('Another replay is under way. Stop it first.');
  await panel.button('Stop').click();
  await expect(waits).toHaveValue('stepwise');
  await panel.row('second').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Resend 2 messages' }).click();
  await expect(panel.row('resent by you')).toHaveCount(2);
  await panel.row('first').first().click();
  await page.keyboard.press('l');
  await expect(waits).toHaveValue('stepwise');
});

test('a key that is held down sends once', async ({ panel, page }) => {
  await panel.open('rows=0', 5);
  await page.evaluate(() => standalone.generator.sendFrom('once', 'app.js'));
  await panel.row('once').click();
  await page.keyboard.down('r');
  for (let repeats = 0; repeats < 3; repeats++) await page.keyboard.down('r');
  await page.keyboard.up('r');
  await expect(panel.row('resent by you')).toHaveCount(1);
  await page.keyboard.press('s');
  await page.getByRole('textbox', { name: 'Message to send' }).fill('typed');
  await page.keyboard.down('Control');
  for (let repeats = 0; repeats < 3; repeats++) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await page.keyboard.up('Control');
  await expect(panel.row('typed')).toHaveCount(1);
  await expect(panel.button('Send')).toBeEnabled();
  await page.keyboard.press('Control+Enter');
  await expect(panel.row('typed')).toHaveCount(2);
  await expect(panel.row('resent by you')).toHaveCount(1);
});

test('what is typed counts at once: a key starts the replay from the field', async ({ panel, page }) => {
  await panel.open('rows=0', 5);
  await addSent(panel, 'thrice', 1);
  await panel.row('thrice').click();
  await page.keyboard.press('l');
  const times = page.getByRole('spinbutton', { name: 'Times' });
  await times.fill('');
  await expect(panel.button('Start replay')).toBeDisabled();
  await times.pressSequentially('0.');
  await expect(panel.button('Start replay')).toBeDisabled();
  await times.fill('');
  await times.pressSequentially('3');
  await page.keyboard.press('Control+Enter');
  await expect(panel.status).toContainText('3 messages sent.');
});
