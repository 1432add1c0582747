import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BROWSERS, launchBrowser } from '../browsers/launch.ts';
import { type EchoServer, startEchoServer } from '../servers/echo-server.ts';
import { extensionDir } from './extension-dir.ts';
import { PanelDriver } from './panel-driver.ts';

const OPENER = '<!doctype html><meta charset="utf-8"><title>Opener</title>';
const POPUP = `<!doctype html><meta charset="utf-8"><title>Popup</title><script>
  const socket = new WebSocket('SERVER/popup');
  socket.onopen = () => socket.send('from ' + location.pathname);
</script>`;

describe.each(BROWSERS)('a popup in %s', (browserName) => {
  let server: EchoServer;
  let panel: PanelDriver;

  beforeEach(async () => {
    server = await startEchoServer({ pages: { '/': OPENER } });
    server.setPage('/popup', POPUP.replace('SERVER', server.wsOrigin));
    panel = new PanelDriver(await launchBrowser(browserName, { extensionDir: extensionDir(browserName) }));
    await panel.session.openPage(`${server.origin}/`);
  });

  afterEach(async () => {
    await panel?.session.close();
    await server?.close();
  });

  const messages = () => panel.logOf('message', 'direction', 'data');

  test.each([
    ['of the same origin', (origin: string) => origin],
    ['of another origin', (origin: string) => origin.replace('127.0.0.1', 'localhost')],
  ])('%s has a panel with all that it did from its first script on', async (_, originOf) => {
    await panel.session.evaluateInPage((url) => void window.open(url), `${originOf(server.origin)}/popup`);
    const connection = await server.connection(0);
    await connection.waitForMessages(1);
    await panel.session.followPopup();
    await panel.open();
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'from /popup' });
    expect(await messages()).toEqual([
      ['sent', 'from /popup'],
      ['received', 'from /popup'],
    ]);
  });

  test('about:blank, which its opener uses in the moment in which it is there', async () => {
    await panel.session.evaluateInPage((url) => {
      const realm = window.open('about:blank') as unknown as typeof globalThis;
      const socket = new realm.WebSocket(url);
      socket.onopen = () => socket.send('from the opener');
    }, `${server.wsOrigin}/blank`);
    const connection = await server.connection(0);
    await connection.waitForMessages(1);
    await panel.session.followPopup();
    await panel.open();
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'from the opener' });
  });
});
