/** A rule that refuses connections, in real browsers: nothing of them reaches the server, from the page's first script on. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PanelSession } from '../browsers/browser.ts';
import { BROWSERS, launchBrowser } from '../browsers/launch.ts';
import { type EchoServer, startEchoServer } from '../servers/echo-server.ts';
import { extensionDir } from './extension-dir.ts';

const RELOADS = Number(process.env.WIRESCOPE_RELOADS ?? 3);
const URL_OF = "location.origin.replace('http', 'ws')";
// Another path each time: Firefox makes a page wait that connects again to where it has just failed.
const PAGE = `<!doctype html><meta charset="utf-8"><script>
  var outcome = new Promise((resolve) => {
    const socket = new WebSocket(${URL_OF} + '/first/' + Math.random());
    socket.onopen = () => resolve('open');
    socket.onclose = ({ code }) => resolve(code);
  });
</script>`;

declare const outcome: Promise<string | number>;

/** Speaks to the background in the panel's place, as the panel does, and resolves when it says what is in force. */
function putInForce(session: PanelSession, rules: readonly object[]): Promise<unknown> {
  return session.evaluateInPanel((wanted) => {
    const api = Reflect.get(globalThis, 'chrome');
    const scope = globalThis as { port?: { disconnect(): void } };
    const port = api.runtime.connect({ name: `panel:${api.devtools.inspectedWindow.tabId}` });
    scope.port = port;
    return new Promise((resolve) => {
      port.onMessage.addListener((message: { type: string; documentId?: string }) => {
        if (message.type === 'document') port.postMessage({ type: 'rules', rules: wanted, seed: 1 });
        if (message.type === 'rules-in-force') resolve(message);
      });
    });
  }, rules);
}

describe.each(BROWSERS)('in %s', (browserName) => {
  let server: EchoServer;
  let session: PanelSession;

  beforeAll(async () => {
    server = await startEchoServer({ pages: { '/page': PAGE } });
    session = await launchBrowser(browserName, { extensionDir: extensionDir(browserName) });
    await session.openPage(`${server.origin}/page`);
    await session.openPanel();
  });
  afterAll(async () => {
    await session.close();
    await server.close();
  });

  test('a rule holds from the first socket of every reload on, and goes with the panel', async () => {
    expect(await session.evaluateInPage(() => outcome)).toBe('open');
    const rule = {
      id: 'r1',
      name: 'No first',
      isOn: true,
      where: { url: '*/first/*' },
      which: {},
      what: { type: 'refuse' },
    };
    expect(await putInForce(session, [rule])).toEqual({ type: 'rules-in-force', rules: 1 });
    const before = server.connections.length;
    for (let reload = 0; reload < RELOADS; reload++) {
      await session.reloadPage();
      expect(await session.evaluateInPage(() => outcome), `reload ${reload}`).toBe(1006);
    }
    expect(server.connections.length).toBe(before);
    await session.closePanel();
    // The browser ends the port of the panel by itself, some time after its window has gone.
    for (let outcomeNow: unknown = 1006; outcomeNow !== 'open'; ) {
      await session.reloadPage();
      outcomeNow = await session.evaluateInPage(() => outcome);
    }
    expect(server.connections.length).toBe(before + 1);
  });
});
