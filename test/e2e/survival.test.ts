import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS, launchBrowser } from '../browsers/launch.ts';
import { type EchoServer, startEchoServer } from '../servers/echo-server.ts';
import { extensionDir } from './extension-dir.ts';
import { PanelDriver } from './panel-driver.ts';

const PAGE = `<!doctype html><meta charset="utf-8"><title>Survival</title><script>
  var received = [];
  var socket = new WebSocket(location.origin.replace('http', 'ws') + location.pathname);
  socket.onmessage = ({ data }) => received.push(data);
  var opened = new Promise((resolve) => socket.addEventListener('open', resolve));
</script>`;

declare const socket: WebSocket;
declare const opened: Promise<unknown>;
declare const received: string[];

describe.each(BROWSERS)('in %s', (browserName) => {
  let server: EchoServer;
  let panel: PanelDriver;

  beforeAll(async () => {
    server = await startEchoServer({ pages: { '/': PAGE, '/next': PAGE } });
    panel = new PanelDriver(await launchBrowser(browserName, { extensionDir: extensionDir(browserName) }));
    await visit('/');
    await panel.open();
  });

  afterAll(async () => {
    await panel?.session.close();
    await server?.close();
  });

  const visit = async (path: string): Promise<void> => {
    await panel.session.openPage(`${server.origin}${path}`);
    await panel.session.evaluateInPage(() => opened.then(() => true));
  };

  test('no message is lost while the background is killed again and again', async () => {
    await panel.session.evaluateInPage(() => {
      let sent = 0;
      const channel = new MessageChannel(); // faster than a timer, slower than a loop
      channel.port1.onmessage = () => {
        socket.send(`numbered ${sent++}`);
        if (sent < 3_000) channel.port2.postMessage(null);
      };
      channel.port2.postMessage(null);
    });
    for (let kill = 0; kill < 5; kill++) {
      await panel.session.stopBackground();
      await panel.waitForLog({ type: 'message', data: `numbered ${kill * 500}` });
    }
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'numbered 2999' });
    const expected = Array.from({ length: 3_000 }, (_, index) => `numbered ${index}`);
    const messages = await panel.logOf('message', 'direction', 'data');
    expect(messages.filter(([direction]) => direction === 'sent').map(([, data]) => data)).toEqual(expected);
    expect(messages.filter(([direction]) => direction === 'received').map(([, data]) => data)).toEqual(expected);
    expect(await panel.logOf('loss', 'messages')).toEqual([]);
  });

  test('a reload begins a new log, and says what it shows', async () => {
    await panel.session.reloadPage();
    await panel.session.evaluateInPage(() => opened.then(() => socket.send('after the reload')));
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'after the reload' });
    expect(await panel.logOf('message', 'data')).toEqual([['after the reload'], ['after the reload']]);
    expect(await panel.logOf('connection', 'url')).toHaveLength(1);
  });

  test('with Preserve log a navigation, back and forward keep everything and mark the pages', async () => {
    await panel.click('checkbox', 'Preserve log');
    await visit('/next');
    await panel.session.evaluateInPage(() => socket.send('on the next page'));
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'on the next page' });
    await panel.session.goBack();
    await panel.session.evaluateInPage(() => opened.then(() => true));
    await panel.session.goForward();
    await panel.session.evaluateInPage(() => opened.then(() => true));
    await panel.waitForLog({ type: 'message', data: 'after the reload' });
    await panel.waitForLog({ type: 'message', data: 'on the next page' });
    const documents = await panel.logOf('document', 'url');
    expect(documents.length).toBeGreaterThanOrEqual(2);
    await panel.click('checkbox', 'Preserve log');
  });

  test('an extension that is reloaded leaves the page working, and the panel says what to do', async () => {
    await visit('/');
    await panel.session.reloadExtension();
    const echoed = await panel.session.evaluateInPage(
      () =>
        new Promise((resolve) => {
          socket.addEventListener('message', ({ data }) => resolve(data));
          socket.send('the extension has gone');
        }),
    );
    expect(echoed).toBe('the extension has gone');
    await panel.open();
    await visit('/');
    await panel.session.evaluateInPage(() => socket.send('after the extension came back'));
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'after the extension came back' });
    expect(await panel.session.evaluateInPage(() => received)).toEqual(['after the extension came back']);
  });

  test('a tab that is closed leaves the others working', async () => {
    await panel.session.closeTab();
    await visit('/');
    await panel.open();
    await panel.session.evaluateInPage(() => socket.send('in another tab'));
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'in another tab' });
  });

  test('none of it was seen in the page’s console', async () => {
    // The browser's own words on a socket that the back/forward cache has ended; without the extension they are the same.
    const ofTheCache = (text: string) => text.includes('Page entered Back-Forward Cache');
    expect((await panel.session.pageErrors()).filter((text) => !ofTheCache(text))).toEqual([]);
  });
});
