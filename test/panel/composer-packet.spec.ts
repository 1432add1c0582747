import type { PanelPage } from './panel-page.ts';
import { expect, test } from './panel-page.ts';

const EVENT = '42["chat","hi",1]';

async function editAsPacket(panel: PanelPage): Promise<void> {
  await panel.open('rows=0', 5);
  await panel.page.evaluate((event) => standalone.generator.sendFrom(event, 'app.js'), EVENT);
  await panel.row('"hi"').click();
  await panel.button('Edit and resend').click();
  await panel.page.getByRole('combobox', { name: 'Send as' }).selectOption('Packet (JSON)');
}

test('an event is edited as a packet, and its attachments follow it', async ({ panel, page }) => {
  await editAsPacket(panel);
  const box = page.getByRole('textbox', { name: 'Message to send' });
  await expect(box).toHaveText('{"event":"chat","data":["hi",1]}');
  await box.fill('{"event":"photo","data":["a",{"$hex":"00ff"}],"id":3}');
  await panel.button('Send').click();
  await expect(panel.row('edited and resent by you')).toHaveCount(2);
  await expect(panel.row('edited and resent by you').first()).toContainText('photo');
  await expect(panel.row('edited and resent by you').last()).toContainText('attachment');
});

test('what is no packet is told, with its place, and is not sent', async ({ panel, page }) => {
  await editAsPacket(panel);
  const box = page.getByRole('textbox', { name: 'Message to send' });
  await box.fill('{"event":"chat","data":[1,}');
  await expect(page.getByRole('alert')).toContainText('Not a packet: line 1, column 27');
  await box.fill('{"event":7}');
  await expect(page.getByRole('alert')).toContainText('event: a string is expected');
  await expect(panel.button('Send')).toBeDisabled();
});

test('changing from a packet to text shows what it is encoded as', async ({ panel, page }) => {
  await editAsPacket(panel);
  const box = page.getByRole('textbox', { name: 'Message to send' });
  await box.fill('{"event": "chat", "data": ["other"], "namespace": "/room"}');
  await page.getByRole('combobox', { name: 'Send as' }).selectOption('Text');
  await expect(box).toHaveText('42/room,["chat","other"]');
});
