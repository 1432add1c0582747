/** What the protocol of a held connection waits for is counted down, and its own client gives up when that says so. */
import { createServer, type Server } from 'node:http';
import { Server as SocketIo } from 'socket.io';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS, launchBrowser } from '../browsers/launch.ts';
import { listen } from '../servers/listening-server.ts';
import { extensionDir } from './extension-dir.ts';
import { PanelDriver } from './panel-driver.ts';

const PAGE = `<!doctype html><meta charset="utf-8"><title>Patience</title>
<script src="/socket.io/socket.io.js"></script><script>
  var ends = [];
  var client = io({ transports: ['websocket'], reconnection: false });
  client.on('disconnect', (reason) => ends.push(reason));
</script>`;

declare const ends: string[];

describe.each(BROWSERS)('in %s', (browserName) => {
  let http: Server;
  let io: SocketIo;
  let panel: PanelDriver;

  beforeAll(async () => {
    http = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(PAGE));
    io = new SocketIo(http, { pingInterval: 1_000, pingTimeout: 7_000, transports: ['websocket'] });
    const origin = await listen(http);
    panel = new PanelDriver(await launchBrowser(browserName, { extensionDir: extensionDir(browserName) }));
    await panel.session.openPage(`${origin}/`);
    await panel.open();
    await panel.waitForLog({ type: 'message', direction: 'sent', data: '3' });
  });
  afterAll(async () => {
    await panel?.session.close();
    await io?.close();
  });

  const says = (text: string) =>
    panel.session.waitFor(
      (wanted) => document.querySelector('[aria-label="Timeouts that run"]')?.textContent.includes(wanted) === true,
      text,
    );

  test('a page whose pings are held gives up when the count-down is over', async () => {
    await panel.click('button', 'What is held');
    await panel.click('menuitemradio', 'Received');
    await says('the page gives up in');
    expect(await panel.session.evaluateInPage(() => ends)).toEqual([]);
    await says('the page may have given up');
    await expect.poll(() => panel.session.evaluateInPage(() => ends)).toEqual(['ping timeout']);
    await panel.click('button', 'Release all');
    await panel.session.waitFor(() => document.querySelector('#hold-queue') === null);
  });
});
