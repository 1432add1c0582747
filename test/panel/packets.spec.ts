import { expect, test } from './panel-page.ts';

const CONNECT = '\x10\x0c\0\x04MQTT\x04\x02\0\x3c\0\0';
const PUBLISH = '\x30\x10\0\x07sensors{"t":1}';

test('packets are a tree of fields, and a field shows its bytes in hex', async ({ panel, page }) => {
  await panel.open('rows=0', 5);
  await page.evaluate(
    ([connect = '', publish = '']) => {
      const { session } = standalone;
      const [document = ''] = session.documents.keys();
      const common = { connection: 'mqtt', at: Date.now() } as const;
      const message = (text: string, direction: 'sent' | 'received', seq: number) => {
        const data = Uint8Array.from(text, (character) => character.charCodeAt(0)).buffer;
        const payload = { opcode: 'binary', data } as const;
        return { ...common, type: 'message', direction, seq, payload, discarded: false, resent: false } as const;
      };
      session.append([
        { ...common, type: 'connection', document, url: 'wss://mqtt.example/', protocols: ['mqtt'], seq: 1_000 },
        { ...common, type: 'open', subprotocol: 'mqtt', extensions: '', binaryType: 'arraybuffer', seq: 1_001 },
        message(connect, 'sent', 1_002),
        message(publish, 'received', 1_003),
      ]);
    },
    [CONNECT, PUBLISH],
  );
  await panel.row('sensors').click();
  const tree = panel.details.getByRole('tree', { name: 'Packets' });
  await expect(tree.getByRole('treeitem').first()).toContainText('PUBLISH');
  await expect(panel.details).toContainText('MQTT · 1 packet');
  await tree.getByRole('treeitem', { name: /^topic/ }).click();
  await panel.button('Filter by this value').click();
  await expect(panel.filter).toHaveValue('$.topic == sensors');
  await expect(panel.messages).toHaveText([/sensors/]);
  await panel.button('Show bytes').click();
  await expect(panel.tab('Hex')).toHaveAttribute('aria-selected', 'true');
  await expect(panel.details.getByRole('region', { name: 'Selected bytes' })).toContainText('9 bytes from 0x2');
  const selected = panel.details.locator('[data-column="ascii"] [data-selected="true"]');
  await expect(selected).toHaveText(['..sens', 'ors']);
});
