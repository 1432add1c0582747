import { choose } from '../message-in.ts';
import { expect } from '../panel-page.ts';
import { type PanelStates, select } from './panel-state.ts';

/** What a message or a connection is shown as. */
export const DETAILS_STATES: PanelStates = {
  'decoded JSON': async (panel) => select(panel, '"deep"'),
  'decoded text': async (panel) => select(panel, 'said before it closed'),
  'text tab': async (panel) => {
    await select(panel, '"deep"');
    await panel.tab('Text').click();
  },
  'hex tab': async (panel) => {
    await select(panel, '00 01 02 03');
    await panel.tab('Hex').click();
  },
  'JSON tab, a value chosen, its menu open': async (panel) => {
    await select(panel, '"deep"');
    await panel.tab('JSON').click();
    await panel.details
      .getByRole('treeitem', { name: /^level/ })
      .first()
      .click({ button: 'right' });
    await expect(panel.page.getByRole('menu')).toBeVisible();
  },
  'bytes selected, and searched': async (panel) => {
    await select(panel, '00 01 02 03');
    await panel.tab('Hex').click();
    await panel.details.getByRole('group', { name: 'Bytes of the message' }).focus();
    await panel.page.keyboard.press('ArrowRight');
    await panel.page.keyboard.press('Shift+ArrowDown');
    await panel.page.keyboard.press('Control+f');
    await panel.page.keyboard.type('abc');
    await expect(panel.page.getByRole('status', { name: 'Matches' })).toHaveText(/^1 of/);
  },
  'matches in a tree': async (panel) => {
    await select(panel, '"big":12345678901234567890');
    await panel.tab('JSON').focus();
    await panel.page.keyboard.press('Control+f');
    await panel.page.keyboard.type('twice');
    await expect(panel.page.getByRole('status', { name: 'Matches' })).toHaveText('1 of 2');
  },
  'stack tab': async (panel) => {
    await select(panel, '"deep"');
    await panel.tab('Stack').click();
  },
  'timing tab': async (panel) => {
    await select(panel, '"deep"');
    await panel.tab('Timing').click();
  },
  'packets of a decoder': async (panel) => {
    await panel.open('rows=5', 10);
    await choose(panel, '{"jsonrpc":"2.0","method":"add","params":[1,2],"id":1}', '"jsonrpc"');
    await expect(panel.details.getByRole('tree')).toBeVisible();
  },
  'diff tab': async (panel) => {
    await panel.open('rows=5', 10);
    await choose(panel, '{"type":"a","x":1,"1":1,"2":1,"3":1,"4":1,"5":1,"6":1,"7":1,"8":1}', '"x":1');
    await choose(panel, '{"type":"a","x":2,"1":1,"2":1,"3":1,"4":1,"5":1,"6":1,"7":1,"8":1}', '"x":2');
    await panel.tab('Diff').click();
    await expect(panel.details).toContainText('1 removed, 1 added');
  },
  'nothing to compare with': async (panel) => {
    await select(panel, '"deep"');
    await panel.tab('Diff').click();
    await expect(panel.details).toContainText('Mark to compare');
  },
  'content within content': async (panel) => {
    await panel.open('rows=5', 10);
    await choose(panel, 'caf%C3%A9 au lait', 'caf%C3');
    await panel.button('Open as URL-encoded text').click();
    await expect(panel.page.getByRole('navigation', { name: 'Way into the message' })).toBeVisible();
  },
  'copy as': async (panel) => {
    await select(panel, '"deep"');
    await panel.button('Copy as').click();
    await expect(panel.page.getByRole('menu')).toBeVisible();
  },
  'truncated message': async (panel) => select(panel, 'beginning of something big'),
  'loss and its connection': async (panel) => select(panel, '1,204 messages'),
  'connection details': async (panel) => {
    await panel.open('varied&rows=0', 32);
    await panel.connections.getByRole('treeitem', { name: 'old.example' }).click();
    await expect(panel.details).toBeVisible();
  },
  handshake: async (panel) => {
    await panel.open('varied&rows=0', 32);
    await panel.connections.getByRole('treeitem', { name: 'old.example' }).click();
    await panel.tab('Handshake').click();
  },
  'close code': async (panel) => {
    await panel.open('varied&rows=0', 32);
    await panel.connections.getByRole('treeitem', { name: 'old.example' }).click();
    await panel.tab('Close').click();
  },
};
