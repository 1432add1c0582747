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

  test('is seen whole: handshake, events, acknowledgement and attachment', async () => {
    const has = (direction: string, start: string) =>
      panel.session.waitFor(
        (way, text) =>
          [...document.querySelectorAll<HTMLElement>(`[data-direction="${way}"]`)].some((row) =>
            row.innerText.includes(text),
          ),
        direction,
        start,
      );
    await panel.type('searchbox', 'Filter messages', '4');
    await has('received', '0{"sid"');
    await has('sent', '420["join"');
    await has('received', '430[');
    await has('sent', '451-["picture"');
    await has('received', '451-["picture"');
    const urls = (await panel.logOf('connection', 'url')).flat().map(String);
    expect(urls.filter((url) => url.includes('EIO=4&transport=websocket'))).toHaveLength(1);
  });
});
