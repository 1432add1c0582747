import { readFileSync } from 'node:fs';
import { choose } from './message-in.ts';
import { expect, type PanelPage, test } from './panel-page.ts';

const fixture = (name: string) => new URL(`../protobuf/${name}`, import.meta.url).pathname;
/** `joined` of a ServerFrame, and a `move` of a ClientFrame, as the recording `protobuf-arena` has them. */
const JOINED = bytes('CAESDAjA44GvBhCAyrXuARofCIGAgICAgIAQEggKBFpvw6sQAhIGCgJCbxABGgIIWg==');
const [X, Y] = [
  [0x0d, 0, 0, 0xc0, 0x3f],
  [0x15, 0, 0, 0, 0xc0],
]; // 1.5 and -2
const MOVE = [0x1a, 0x0c, 0x0a, 0x0a, ...X, ...Y];

function bytes(base64: string): number[] {
  return [...Buffer.from(base64, 'base64')];
}

async function openDecoder(panel: PanelPage): Promise<void> {
  await panel.connections.getByRole('treeitem', { name: 'chat.example' }).click({ button: 'right' });
  await panel.page.getByRole('menuitem', { name: /^Decoder: / }).click();
}

async function importArena(panel: PanelPage): Promise<void> {
  await openDecoder(panel);
  const files = [fixture('arena.proto'), fixture('common.proto')];
  await panel.details.getByLabel('File of the schema').setInputFiles(files);
  await panel.details.getByRole('combobox', { name: 'Sent message' }).selectOption('arena.v1.ClientFrame');
  await panel.details.getByRole('combobox', { name: 'Received message' }).selectOption('arena.v1.ServerFrame');
  await panel.button('Use').click();
}

test('.proto files give messages their names: chosen for both directions, remembered, changed, exported', async ({
  panel,
  page,
}) => {
  await panel.open('rows=0', 5);
  await importArena(panel);
  await expect(page.getByText('arena is imported')).toBeVisible();
  await choose(panel, JOINED, 'joined');
  await panel.tab('Decoded').click();
  await expect(panel.details.getByText('Zoë')).toBeVisible();
  await expect(panel.details.getByText('TEAM_BLUE')).toBeVisible();
  await expect(panel.details.getByText('"2024-02-29T12:00:00.500Z"')).toBeVisible();

  await panel.open('rows=0', 5);
  await choose(panel, JOINED, 'joined');
  await openDecoder(panel);
  const decoder = panel.details.getByRole('combobox', { name: 'Decoder' });
  await expect(decoder).toHaveAccessibleDescription('described by arena');
  await panel.button('Change arena').click();
  const form = panel.details.getByRole('form', { name: 'Messages of Protobuf' });
  await expect(form.getByRole('combobox', { name: 'Received message' })).toHaveValue('arena.v1.ServerFrame');
  await form.getByRole('textbox', { name: 'Name' }).fill('Game');
  await form.getByRole('combobox', { name: 'Received message' }).selectOption('none: shown without names');
  await panel.button('Use').click();
  await expect(panel.row('joined')).toHaveCount(0);
  await expect(panel.row('Protobuf')).toHaveCount(1);
  const download = page.waitForEvent('download');
  await panel.button('Export Game').click();
  const document: unknown = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
  expect(document).toMatchObject({
    wirescopeDecoder: 1,
    name: 'Game',
    match: { url: 'wss://chat.example/rooms/lobby*' },
    protobuf: { sent: 'arena.v1.ClientFrame', framing: 'none' },
  });
  await expect(panel.button('Export arena')).toHaveCount(0);
});

test('a descriptor set of protoc does as well, and what is wrong with files is told', async ({ panel, page }) => {
  await panel.open('rows=0', 5);
  await openDecoder(panel);
  const input = panel.details.getByLabel('File of the schema');
  await input.setInputFiles(fixture('arena.proto'));
  const missing = 'arena.proto imports arena/common.proto, which is not among the files';
  await expect(page.getByText(`The schema was refused: ${missing}`)).toBeVisible();
  await input.setInputFiles(fixture('all.desc'));
  await expect(panel.button('Use')).toBeDisabled();
  await panel.details.getByRole('combobox', { name: 'Received message' }).selectOption('arena.v1.ServerFrame');
  await panel.button('Use').click();
  await choose(panel, JOINED, 'joined');
});

test('a message is edited by the names of its fields, and encoded again', async ({ panel, page }) => {
  await panel.open('rows=0', 5);
  await importArena(panel);
  await page.evaluate((data) => {
    const { session } = standalone;
    const payload = { opcode: 'binary', data: Uint8Array.from(data).buffer } as const;
    const [connection = ''] = session.connections.keys();
    const common = { type: 'message', direction: 'sent', discarded: false, resent: false } as const;
    session.append([{ ...common, connection, seq: 100_000, at: Date.now(), payload }]);
  }, MOVE);
  await panel.row('move').click();
  await panel.button('Edit and resend').click();
  await page.getByRole('combobox', { name: 'Send as' }).selectOption('Packet (JSON)');
  const box = page.getByRole('textbox', { name: 'Message to send' });
  await expect(box).toHaveText('{"move":{"path":[{"x":1.5,"y":-2}]}}');
  await box.fill('{"move":{"pth":[]}}');
  await expect(page.getByRole('alert')).toContainText('move.pth: unknown here; known: path, keys, stamps');
  await box.fill('{"request_id":7,"ping":{}}');
  await page.getByRole('combobox', { name: 'Send as' }).selectOption('Hex (binary)');
  await expect(box).toHaveText('08 07 22 00');
});
