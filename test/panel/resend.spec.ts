import { expect, test } from './panel-page.ts';

test('a sent message is resent as it was, and marked', async ({ panel }) => {
  await panel.open('varied&rows=0', 32);
  await panel.row('7b 22 69 6e 22').click();
  await panel.button('Resend').click();
  await expect(panel.status).toContainText('Sent to /rooms/lobby?v=2');
  const resent = panel.row('resent by you');
  await expect(resent).toContainText('7b 22 69 6e 22');
  await expect(resent).toHaveAttribute('data-direction', 'sent');
});

test('received messages cannot be resent', async ({ panel }) => {
  await panel.open('varied&rows=0', 32);
  await panel.row('user\\u202etxt').click();
  await expect(panel.details).toContainText('Received');
  await expect(panel.button('Resend')).toHaveCount(0);
});

test('a text is edited and sent on its own connection', async ({ panel, page }) => {
  await panel.open('varied&rows=0', 32);
  await panel.row('from the iframe').click();
  await panel.button('Edit and resend').click();
  const composer = page.getByRole('region', { name: 'Composer' });
  await expect(composer).toContainText('wss://ads.example/beacon');
  const box = page.getByRole('textbox', { name: 'Message to send' });
  await expect(box).toBeFocused();
  await expect(box).toHaveText('from the iframe');
  await box.fill('edited? é');
  await page.keyboard.press('Control+Enter');
  await expect(panel.row('resent by you')).toContainText('edited? é');
  await expect(box).toHaveText('edited? é');
});

test('bytes are edited as hex, and mistakes are told', async ({ panel, page }) => {
  await panel.open('varied&rows=0', 32);
  await panel.row('7b 22 69 6e 22').click();
  await panel.button('Edit and resend').click();
  const box = page.getByRole('textbox', { name: 'Message to send' });
  await box.fill('00 ff 1');
  await expect(page.getByRole('alert')).toContainText('one digit is left over');
  await expect(panel.button('Send')).toBeDisabled();
  await box.fill('00 ff zz');
  await expect(page.getByRole('alert')).toContainText('Only the digits');
  await box.fill('00 ff 10');
  await panel.button('Send').click();
  await expect(panel.row('edited and resent by you')).toContainText('00 ff 10');
  await expect(panel.row('resent by you')).toContainText('binary');
});

test('what was not edited goes out as it was, CR and all', async ({ panel, page }) => {
  await panel.open('varied&rows=0', 32);
  await panel.row('control \\x00').click();
  await expect(panel.details).toContainText('Sent');
  await panel.button('Edit and resend').click();
  await panel.button('Send').click();
  await expect(panel.row('resent by you')).toContainText('\\r↵second line');
  await expect(page.getByText('Lines end with CR LF')).toBeVisible();
});

test('a closed connection is told, and what was written stays', async ({ panel, page }) => {
  await panel.open('varied&rows=0', 32);
  await panel.row('said before it closed').click();
  await panel.button('Edit and resend').click();
  const box = page.getByRole('textbox', { name: 'Message to send' });
  await box.fill('still here');
  await panel.button('Send').click();
  await expect(page.getByRole('alert')).toHaveText('Not sent: the connection to /closed is not open.');
  await expect(box).toHaveText('still here');
  await expect(panel.row('resent by you')).toHaveCount(0);
});

test('a page that was left is told', async ({ panel, page }) => {
  await panel.open('rows=20', 25);
  await page.getByRole('checkbox', { name: 'Preserve log' }).check();
  await page.evaluate(() => standalone.generator.navigate());
  await panel.grid.locator('[data-direction="sent"]').first().click();
  await panel.button('Resend').click();
  await expect(page.getByRole('alert')).toContainText('was left');
});

test('a truncated message whose page has no more cannot be resent, and says why', async ({ panel, page }) => {
  await panel.open('varied&rows=0', 32);
  await panel.row('beginning of something big').click();
  await panel.button('Resend').click();
  await expect(page.getByRole('alert')).toContainText('The page does not keep the rest any more');
  await expect(panel.button('Resend')).toBeDisabled();
  await expect(panel.details).toContainText('Cannot be resent: only its beginning is here');
});

test('a message that goes to others, too, is resent on its own connection alone', async ({ panel, page }) => {
  await panel.open('rows=0', 5);
  await page.evaluate(() => standalone.generator.sendFrom('of the chat', 'app.js'));
  await panel.row('of the chat').click();
  await panel.button('Edit and resend').click();
  await page.getByRole('textbox', { name: 'Message to send' }).fill('for all');
  await page.getByRole('button', { name: /^Connections to send to/ }).click();
  await panel.button('All of them').click();
  await page.keyboard.press('Escape');
  await panel.button('Send').click();
  await expect(panel.status).toContainText('Sent to 2 connections.');
  await expect(panel.row('for all')).toHaveCount(2);
  await expect(panel.row('edited and resent by you')).toHaveCount(1);
});
