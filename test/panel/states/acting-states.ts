import { expect } from '../panel-page.ts';
import { type PanelStates, select } from './panel-state.ts';

/** What is done with messages and connections. */
export const ACTING_STATES: PanelStates = {
  'rules, one of them being edited': async (panel) => {
    await panel.open('rows=5', 10);
    await panel.page.keyboard.press('4');
    await panel.button('New rule').click();
    await panel.page.getByLabel('Action').selectOption('Edit');
    await panel.page.getByRole('checkbox', { name: /^On: / }).check();
    await expect(panel.page.getByText('A text is needed: nothing is everywhere').first()).toBeVisible();
  },
  'messages that wait, one of them being edited': async (panel) => {
    await panel.open('rows=5', 10);
    await panel.button('Hold').click();
    await panel.page.evaluate(() => {
      standalone.generator.hold('received', '{"price":1}');
      standalone.generator.hold('sent', 'second');
      standalone.generator.overflow(2);
    });
    await panel.page.getByRole('listbox', { name: 'Waiting' }).press('e');
    await panel.page.getByRole('textbox', { name: 'Held message' }).fill('{');
  },
  'composer with a mistake': async (panel) => {
    await select(panel, '7b 22 69 6e 22');
    await panel.button('Edit and resend').click();
    await panel.page.getByRole('textbox', { name: 'Message to send' }).fill('0');
  },
  'saved messages': async (panel) => {
    await select(panel, 'from the iframe');
    await panel.button('Edit and resend').click();
    await panel.button('Send').click();
    await panel.button('Saved messages').click();
    await panel.page.getByRole('textbox', { name: 'Name of the message' }).fill('Mine');
    await panel.page.getByRole('combobox', { name: 'Folder' }).fill('A folder');
    await panel.button('Save message').click();
    await expect(panel.page.getByRole('region', { name: 'A folder' })).toBeVisible();
  },
  'replay bar': async (panel) => {
    await select(panel, 'from the iframe');
    await panel.button('Replay').click();
    await expect(panel.button('Start replay')).toBeVisible();
  },
  'close dialog with a mistake': async (panel) => {
    await select(panel, 'from the iframe');
    await panel.page.keyboard.press('q');
    await panel.page.getByRole('textbox', { name: 'Code' }).fill('7');
  },
  client: async (panel) => {
    await panel.open('rows=20', 25);
    await panel.button('Open a connection of your own').click();
    await panel.page.getByRole('textbox', { name: 'Address' }).fill('ftp://example.org/');
    await panel.button('Save profile').click();
    await panel.button('Connect').click();
    await expect(panel.page.getByRole('alert')).toContainText('Not opened: ');
  },
  'message not sent': async (panel) => {
    await select(panel, 'said before it closed');
    await panel.button('Resend').click();
    await expect(panel.page.getByRole('alert')).toBeVisible();
  },
  'message resent': async (panel) => {
    await select(panel, 'from the iframe');
    await panel.button('Resend').click();
    await panel.row('resent by you').click();
  },
};
