/** A decoded packet of Socket.IO is edited as fields in the real panel: the real server, and the real client, take it. */
import { createServer, type Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS, launchBrowser } from '../browsers/launch.ts';
import { endServer, listen } from '../servers/listening-server.ts';
import { serveFiles } from '../servers/static-files.ts';
import { extensionDir } from './extension-dir.ts';
import { PanelDriver } from './panel-driver.ts';

const FILES = serveFiles({
  '/socket.io.js': {
    url: new URL('../../node_modules/socket.io-client/dist/socket.io.min.js', import.meta.url),
    contentType: 'text/javascript; charset=utf-8',
  },
});
const PAGE = `<!doctype html><meta charset="utf-8"><title>Packet</title><script src="/socket.io.js"></script><script>
  var heard = [];
  var socket = io({ transports: ['websocket'] });
  socket.onAny((...args) => heard.push(JSON.stringify(args)));
  socket.on('connect', () => socket.emit('order', { item: 'tea', count: 1 }));
</script>`;

declare const heard: string[];

describe.each(BROWSERS)('a packet in %s', (browserName) => {
  let http: HttpServer;
  let panel: PanelDriver;
  const events: unknown[][] = [];

  beforeAll(async () => {
    http = createServer((request, response) => {
      if (request.url !== '/') return FILES(request, response);
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE);
    });
    const io = new Server(http);
    io.on('connection', (socket) => {
      socket.onAny((...args: unknown[]) => events.push(args));
      socket.emit('price', { item: 'tea', cents: 250 });
    });
    const origin = await listen(http);
    panel = new PanelDriver(await launchBrowser(browserName, { extensionDir: extensionDir(browserName) }));
    await panel.session.openPage('about:blank');
    await panel.open();
    await panel.session.openPage(`${origin}/`);
    await panel.waitForRow('"count":1');
    await panel.waitForRow('"cents":250');
  });

  afterAll(async () => {
    await panel?.session.close();
    if (http) await endServer(http);
  });

  async function edit(row: string, button: string, packet: string): Promise<void> {
    await panel.select(row);
    await panel.click('button', button);
    await panel.choose('Send as', 'Packet (JSON)');
    const box = await panel.find('textbox', 'Message to send');
    await panel.session.clearText(box);
    await panel.session.type(box, packet);
  }

  test('an event is edited as fields, and the server gets it with its bytes', async () => {
    await expect.poll(() => events).toEqual([['order', { item: 'tea', count: 1 }]]);
    await edit('"count":1', 'Edit and resend', '{"event":"order","data":[{"item":"cake","count":2},{"$hex":"00ff"}]}');
    await panel.click('button', 'Send');
    await expect.poll(() => events.at(-1)).toEqual(['order', { item: 'cake', count: 2 }, Buffer.from([0, 255])]);
  });

  test('an event of the server is edited as fields, and the page gets it as one more', async () => {
    await edit('"cents":250', 'Edit and inject', '{"event":"price","data":[{"item":"cake","cents":400}]}');
    await panel.click('button', 'Inject');
    await expect
      .poll(() => panel.session.evaluateInPage(() => heard))
      .toEqual(['["price",{"item":"tea","cents":250}]', '["price",{"item":"cake","cents":400}]']);
  });

  test('what is no packet is told, and goes nowhere', async () => {
    const box = await panel.find('textbox', 'Message to send');
    await panel.session.clearText(box);
    await panel.session.type(box, '{"event":7}');
    await panel.session.waitFor(() => document.body.innerText.includes('event: a string is expected'));
    const isDisabled = (path: string) => document.querySelector<HTMLButtonElement>(path)?.disabled;
    for (const name of ['Send', 'Inject'])
      expect(await panel.session.evaluateInPanel(isDisabled, await panel.find('button', name))).toBe(true);
    expect(events).toHaveLength(2);
  });
});
