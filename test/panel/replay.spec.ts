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
