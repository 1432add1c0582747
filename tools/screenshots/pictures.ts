import type { PanelDriver } from '../../test/e2e/panel-driver.ts';
import { BOTH, type Picture } from './picture.ts';
import { filterBy, focus, press, saveFilter, showMessage } from './steps.ts';

const LIGHT = ['light'] as const;

/** Every picture of docs/guide.md and the README, in the order in which they are taken. */
export const PICTURES: readonly Picture[] = [
  {
    name: 'first-look',
    size: 'full',
    themes: BOTH,
    prepare: (panel) => showMessage(panel, 'Radia Perlman', 'Decoded'),
  },
  {
    name: 'bottom',
    size: 'bottom',
    themes: BOTH,
    prepare: (panel) => showMessage(panel, 'has left the depot', 'Decoded'),
  },
  {
    name: 'side',
    size: 'side',
    themes: LIGHT,
    prepare: (panel) => showMessage(panel, 'has left the depot', 'Decoded'),
  },
  {
    name: 'connections',
    size: 'full',
    themes: LIGHT,
    prepare: (panel) => panel.click('button', 'Group and sort connections'),
    leave: 'Escape',
  },
  {
    name: 'columns',
    size: 'bottom',
    themes: LIGHT,
    prepare: (panel) => panel.click('button', 'Columns and order'),
    leave: 'Escape',
  },
  {
    name: 'timeline',
    size: 'bottom',
    themes: LIGHT,
    prepare: async (panel) => {
      await focus(panel, '[role="slider"]');
      await press(panel, ...Array<string>(24).fill('ArrowRight'), ...Array<string>(12).fill('Shift+ArrowRight'));
    },
    leave: 'Escape',
  },
  {
    name: 'find',
    size: 'bottom',
    themes: LIGHT,
    prepare: (panel) => filterBy(panel, 'is:error or kind:'),
  },
  {
    name: 'mistake',
    size: 'bottom',
    themes: LIGHT,
    prepare: (panel) => filterBy(panel, 'dir:sent size:>1q'),
  },
  { name: 'decoded', size: 'bottom', themes: LIGHT, prepare: (panel) => showMessage(panel, '"lobby"', 'Decoded') },
  { name: 'json', size: 'bottom', themes: LIGHT, prepare: (panel) => showMessage(panel, '"total":5', 'JSON') },
  { name: 'nested', size: 'bottom', themes: LIGHT, prepare: openToken },
  {
    name: 'hex',
    size: 'full',
    themes: LIGHT,
    prepare: async (panel) => {
      await showMessage(panel, '01 00 00 00 05', 'Hex');
      await focus(panel, '[aria-label="Bytes of the message"]');
      await press(panel, ...Array<string>(6).fill('ArrowRight'), ...Array<string>(7).fill('Shift+ArrowRight'));
    },
  },
  {
    name: 'diff',
    size: 'full',
    themes: LIGHT,
    prepare: (panel) => showMessage(panel, '"id":"A-1043","status":"shipped","carrier"', 'Diff'),
  },
  { name: 'stack', size: 'bottom', themes: LIGHT, prepare: (panel) => showMessage(panel, 'Customer changed', 'Stack') },
  { name: 'timing', size: 'bottom', themes: LIGHT, prepare: (panel) => showMessage(panel, '"total":5', 'Timing') },
  { name: 'types', size: 'bottom', themes: LIGHT, prepare: (panel) => panel.click('tab', 'Types') },
  { name: 'statistics', size: 'full', themes: LIGHT, prepare: (panel) => panel.click('tab', 'Statistics') },
  {
    name: 'handshake',
    size: 'full',
    themes: LIGHT,
    prepare: async (panel) => {
      await panel.chooseConnection('/refused');
      await panel.click('tab', 'Handshake');
    },
  },
  {
    name: 'close',
    size: 'bottom',
    themes: LIGHT,
    prepare: async (panel) => {
      await panel.chooseConnection('/expiring');
      await panel.click('tab', 'Close');
    },
  },
  {
    name: 'resend',
    size: 'bottom',
    themes: LIGHT,
    prepare: async (panel) => {
      await showMessage(panel, 'Customer changed', 'Decoded');
      await panel.session.press('e');
    },
    leave: 'Escape',
  },
  { name: 'composer', size: 'full', themes: LIGHT, prepare: writeMessage, leave: 'Escape' },
  { name: 'saved-messages', size: 'full', themes: LIGHT, prepare: saveMessages, leave: 'Escape' },
  { name: 'inject', size: 'bottom', themes: LIGHT, prepare: injectUpdate, leave: 'Escape' },
  {
    name: 'close-connection',
    size: 'bottom',
    themes: LIGHT,
    prepare: async (panel) => {
      await showMessage(panel, 'Customer changed', 'Decoded');
      await panel.session.press('q');
      await panel.session.clearText(await panel.find('textbox', 'Code'));
      await panel.type('textbox', 'Code', '4001');
      await panel.type('textbox', 'Reason', 'session expired');
    },
    leave: 'Escape',
  },
  {
    name: 'replay',
    size: 'bottom',
    themes: LIGHT,
    prepare: async (panel) => {
      await showMessage(panel, 'Customer changed', 'Decoded');
      await panel.session.press('l');
      await panel.find('button', 'Start replay');
    },
    leave: 'Escape',
  },
  {
    name: 'marks',
    size: 'bottom',
    themes: LIGHT,
    prepare: async (panel) => {
      await showMessage(panel, 'has left the depot', 'Decoded');
      await press(panel, 'b', 'n');
      await panel.type('textbox', 'Note', 'Refused: ask the depot');
      await panel.click('button', 'Save');
    },
  },
  { name: 'copy-as', size: 'full', themes: LIGHT, prepare: copyAs, leave: 'Escape' },
  { name: 'hold', size: 'full', themes: LIGHT, prepare: holdReplies },
  { name: 'edited', size: 'full', themes: LIGHT, prepare: releaseEdited },
  { name: 'rules', size: 'full', themes: LIGHT, prepare: writeRules },
  { name: 'mock', size: 'full', themes: LIGHT, prepare: mockOrders },
  { name: 'client', size: 'full', themes: LIGHT, prepare: openOwn },
  // The last one: they stay.
  {
    name: 'saved-filters',
    size: 'bottom',
    themes: LIGHT,
    prepare: async (panel) => {
      await saveFilter(panel, 'url:orders', 'Orders');
      await saveFilter(panel, 'dir:sent', 'Sent');
      await filterBy(panel, 'A-1043');
      await panel.click('button', 'Highlight only');
      await press(panel, 'F3');
    },
  },
];

async function openToken(panel: PanelDriver): Promise<void> {
  await showMessage(panel, '"token":', 'JSON');
  await focus(panel, '#details [role="treeitem"][tabindex="0"]');
  await press(panel, 'End');
  await panel.click('button', 'Open as JWT');
}

async function writeMessage(panel: PanelDriver): Promise<void> {
  await showMessage(panel, 'Customer changed', 'Decoded');
  await panel.session.press('s');
  await panel.choose('Send as', 'JSON');
  await panel.session.clearText(await panel.find('textbox', 'Message to send'));
  await panel.type(
    'textbox',
    'Message to send',
    '{"jsonrpc":"2.0","id":{{random 100 999}},"method":"orders.get","params":{"id":"A-1043"}}',
  );
}

async function saveMessages(panel: PanelDriver): Promise<void> {
  await writeMessage(panel);
  await panel.click('button', 'Saved messages');
  for (const [name, folder] of [
    ['Get an order', 'Orders'],
    ['Get a random order', 'Orders'],
    ['Log in', 'Session'],
  ] as const) {
    const field = await panel.find('combobox', 'Folder');
    await panel.session.clearText(field);
    await panel.session.type(field, folder);
    await panel.type('textbox', 'Name of the message', name);
    await panel.click('button', 'Save message');
  }
}

async function openOwn(panel: PanelDriver): Promise<void> {
  await panel.click('button', 'Open a connection of your own');
  await panel.type('textbox', 'Address', 'ws://127.0.0.1:8137/prices');
  await panel.type('textbox', 'Headers', 'Authorization: Bearer demo');
  await panel.click('checkbox', 'Reconnect');
  await panel.click('button', 'Connect');
  await panel.session.waitFor(() => document.body.textContent.includes('is kept open'));
  await panel.chooseConnection('This panel');
  await panel.waitForRow('01 00 00 00 0b'); // the last price
}

async function injectUpdate(panel: PanelDriver): Promise<void> {
  await showMessage(panel, '"by":"ada"', 'Decoded');
  await panel.session.press('e');
  const box = await panel.find('textbox', 'Message to send');
  await panel.session.clearText(box);
  await panel.session.type(box, '{"jsonrpc":"2.0","method":"orders.changed","params":{"id":"A-1043","status":"lost"}}');
}

async function holdReplies(panel: PanelDriver): Promise<void> {
  await showMessage(panel, 'Customer changed', 'Decoded');
  await panel.click('button', 'What is held');
  await panel.click('menuitemradio', 'Received');
  await panel.click('button', 'Resend');
  await panel.click('button', 'Resend');
  await panel.session.waitFor(() => document.querySelectorAll('#hold-queue [role="option"]').length > 1);
  await panel.click('button', 'Edit and release');
}

/** The row of what was held, with what it was before and after. */
async function releaseEdited(panel: PanelDriver): Promise<void> {
  await holdReplies(panel);
  const box = await panel.find('textbox', 'Held message');
  await panel.session.clearText(box);
  await panel.session.type(box, '{"jsonrpc":"2.0","id":9,"result":{"id":"A-1040","status":"cancelled"}}');
  await panel.click('button', 'Release edited');
  await panel.click('button', 'Hold');
  await showMessage(panel, 'edited', 'Diff');
}

async function mockOrders(panel: PanelDriver): Promise<void> {
  await panel.chooseConnection('/orders');
  await panel.session.press('Shift+F10');
  await panel.click('menuitem', 'Mock its server');
  await panel.find('textbox', 'Name');
}

async function writeRules(panel: PanelDriver): Promise<void> {
  await panel.click('tab', 'Rules');
  for (const [name, action] of [
    ['As over a slow line', 'Throttle'],
    ['The depot is closed', 'Refuse'],
    ['Orders get lost', 'Edit'],
  ] as const) {
    await panel.click('button', 'New rule');
    await panel.type('textbox', 'Name', name);
    await panel.type('textbox', 'URL', '*/orders*');
    await panel.choose('Action', action);
    if (action !== 'Edit') await panel.click('button', 'Save rule');
  }
  await panel.type('textbox', 'Query', '$.method == orders.changed');
  await panel.choose('Change', 'Set JSON value');
  const path = await panel.find('textbox', 'Path');
  await panel.session.clearText(path);
  await panel.session.type(path, '$.params.status');
  const value = await panel.find('textbox', 'Value (JSON)');
  await panel.session.clearText(value);
  await panel.session.type(value, '"lost"');
  await panel.click('button', 'Save rule');
  await panel.click('checkbox', 'On: Orders get lost');
}

async function copyAs(panel: PanelDriver): Promise<void> {
  await showMessage(panel, 'Customer changed', 'Decoded');
  await panel.click('button', 'Copy as');
}

/** The same panel in Firefox, whole windows of it. */
export const FIREFOX_PICTURES: readonly Picture[] = [
  {
    name: 'firefox',
    size: 'full',
    themes: BOTH,
    prepare: (panel) => showMessage(panel, 'has left the depot', 'Decoded'),
  },
];
