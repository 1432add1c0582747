import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS, launchBrowser } from '../browsers/launch.ts';
import { type DemoServer, startDemoServer } from '../servers/demo-server.ts';
import { extensionDir } from './extension-dir.ts';
import { PanelDriver } from './panel-driver.ts';

describe.each(BROWSERS)('the real socket.io in %s', (browserName) => {
  let demo: DemoServer;
  let panel: PanelDriver;

  beforeAll(async () => {
    demo = await startDemoServer();
    panel = new PanelDriver(await launchBrowser(browserName, { extensionDir: extensionDir(browserName) }));
    await panel.open();
    await panel.session.openPage(demo.url);
  });

  afterAll(async () => {
    await panel?.session.close();
    await demo.close();
  });

  test('is told in its own terms: handshake, events, acknowledgement and attachment', async () => {
    const isShown = (direction: string, kind: string, summary: string) =>
      panel.session.waitFor(
        (way, name, text) =>
          [...document.querySelectorAll<HTMLElement>(`[data-direction="${way}"]`)].some((row) => {
            const cell = (column: string) =>
              row.querySelector<HTMLElement>(`[data-column="${column}"]`)?.innerText.trim() ?? '';
            return cell('kind') === name && cell('summary').includes(text);
          }),
        direction,
        kind,
        summary,
      );
    await panel.type('searchbox', 'Filter messages', 'decoder:socketio');
    await isShown('received', 'open', '');
    await isShown('sent', 'connect', '');
    await isShown('received', 'welcome', 'lobby');
    await isShown('sent', 'join', '"lobby"');
    await isShown('received', 'ack', '"members"');
    await isShown('sent', 'picture', '');
    await isShown('sent', 'attachment', 'picture 1/1');
    await isShown('received', 'attachment', 'picture 1/1');
    const urls = (await panel.logOf('connection', 'url')).flat().map(String);
    expect(urls.filter((url) => url.includes('EIO=4&transport=websocket'))).toHaveLength(1);
  });

  test('an acknowledgement is the reply to its event', async () => {
    await panel.session.clearText(await panel.find('searchbox', 'Filter messages'));
    await panel.type('searchbox', 'Filter messages', 'kind:join or is:reply kind:ack latency:>=0ms');
    await panel.session.waitFor(() => document.querySelectorAll('[data-direction]').length === 2);
    await panel.select('"members"');
    await panel.click('tab', 'Timing');
    await panel.click('button', 'Go to the request');
    await panel.session.waitFor(() => {
      const row = document.querySelector<HTMLElement>('[role="row"][aria-selected="true"]');
      return row?.querySelector<HTMLElement>('[data-column="kind"]')?.innerText.trim() === 'join';
    });
  });
});
