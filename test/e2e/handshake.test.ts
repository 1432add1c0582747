import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Handshake } from '../../src/protocol/handshake.ts';
import { headerOf } from '../../src/protocol/handshake.ts';
import { checkAccept } from '../../src/session/accept-check.ts';
import { BROWSERS, launchBrowser } from '../browsers/launch.ts';
import { type HandshakeServer, startHandshakeServer } from '../servers/handshake-server.ts';
import { extensionDir } from './extension-dir.ts';
import { type LogLine, PanelDriver } from './panel-driver.ts';

const pem = (name: string) => readFileSync(new URL(`../servers/certificate/${name}.pem`, import.meta.url), 'utf8');

const FORBIDDEN = `<!doctype html><meta charset="utf-8"><title>Policy</title><script>
  var socket = new WebSocket(location.origin.replace('http', 'ws') + '/forbidden');
</script>`;

describe.each(BROWSERS)('handshakes in %s', (browserName) => {
  let server: HandshakeServer;
  let secure: HandshakeServer;
  let panel: PanelDriver;

  beforeAll(async () => {
    server = await startHandshakeServer({ pages: { '/csp': { policy: "connect-src 'none'", html: FORBIDDEN } } });
    secure = await startHandshakeServer({ tls: { key: pem('key'), cert: pem('cert') } });
    panel = new PanelDriver(await launchBrowser(browserName, { extensionDir: extensionDir(browserName) }));
    await panel.session.openPage(`${server.origin}/`);
    await panel.open();
  });

  afterAll(async () => {
    await panel?.session.close();
    await server.close();
    await secure.close();
  });

  /** Opens sockets at once and waits until each is open or has failed. */
  const open = (sockets: readonly (readonly [url: string, protocol?: string])[]) =>
    panel.session.evaluateInPage(async (list) => {
      const all = list.map(([url, protocol]) =>
        protocol === undefined ? new WebSocket(url) : new WebSocket(url, protocol),
      );
      Object.assign(window, { sockets: all });
      await Promise.all(
        all.map(
          (socket) =>
            new Promise((resolve) => {
              socket.onopen = resolve;
              socket.onclose = resolve;
            }),
        ),
      );
    }, sockets);

  /** The last that the log says of the handshake of each connection, by the connection's id. */
  const handshakes = async (): Promise<Map<string, LogLine>> =>
    new Map(
      (await panel.log()).filter(({ type }) => type === 'handshake').map((line) => [String(line.connection), line]),
    );

  const handshakeTo = async (url: string, is: (handshake: Handshake) => boolean): Promise<Handshake> => {
    let found: Handshake | undefined;
    await expect
      .poll(
        async () => {
          const connection = (await panel.log()).findLast((line) => line.type === 'connection' && line.url === url);
          const line = (await handshakes()).get(String(connection?.connection));
          found = line?.handshake as Handshake | undefined;
          return found !== undefined && is(found);
        },
        { timeout: 15_000 },
      )
      .toBe(true);
    if (!found) throw new Error('unreachable: it was polled for');
    return found;
  };

  const says = (path: string, text: string) =>
    panel.session.waitFor(
      (wanted, part) =>
        [...document.querySelectorAll<HTMLElement>('[role="tree"] [role="treeitem"]')].some(
          ({ innerText }) => innerText.includes(wanted) && innerText.includes(part),
        ),
      path,
      text,
    );

  test('an open connection has both heads, and the answer agrees with the key', async () => {
    const url = `${server.wsOrigin}/open`;
    await open([[url]]);
    const handshake = await handshakeTo(url, ({ ended, status }) => status === 101 && ended !== undefined);
    expect(headerOf(handshake.responseHeaders, 'upgrade')).toBe('websocket');
    expect(headerOf(handshake.requestHeaders, 'sec-websocket-version')).toBe('13');
    await panel.session.evaluateInPage(() => (window as unknown as { sockets: WebSocket[] }).sockets[0]?.close());
    // Chromium shows the key to DevTools alone, when the connection has ended.
    expect(checkAccept(await handshakeTo(url, (one) => checkAccept(one) !== 'unknown'))).toBe('right');
  });

  test('compression is shown with its parameters', async () => {
    await open([[`${server.wsOrigin}/deflate`], [`${server.wsOrigin}/plain`]]);
    const deflate = await handshakeTo(`${server.wsOrigin}/deflate`, ({ status }) => status === 101);
    expect(headerOf(deflate.responseHeaders, 'sec-websocket-extensions')).toBe(
      'permessage-deflate; server_no_context_takeover',
    );
    const plain = await handshakeTo(`${server.wsOrigin}/plain`, ({ status }) => status === 101);
    expect(headerOf(plain.responseHeaders, 'sec-websocket-extensions')).toBeUndefined();
  });

  /** Chromium tells extensions of no answer but 101 and 401. */
  const cases = [
    { path: '/status/401', firefox: 'refused by the server: 401', chromium: 'refused by the server: 401' },
    { path: '/status/403', firefox: 'refused by the server: 403', chromium: 'did not accept the upgrade' },
    { path: '/status/404', firefox: 'refused by the server: 404', chromium: 'did not accept the upgrade' },
    { path: '/status/429', firefox: 'refused by the server: 429', chromium: 'did not accept the upgrade' },
    { path: '/status/502', firefox: 'refused by the server: 502', chromium: 'did not accept the upgrade' },
    { path: '/redirect', firefox: 'redirected to', chromium: 'did not accept the upgrade' },
    { path: '/no-upgrade', firefox: 'refused by the server: 200', chromium: 'did not accept the upgrade' },
    { path: '/wrong-accept', firefox: 'wrong Sec-WebSocket-Accept', chromium: 'did not accept the upgrade' },
    { path: '/wrong-subprotocol', firefox: 'chose the subprotocol “other”', chromium: 'did not accept the upgrade' },
    { path: '/cut', firefox: 'cut before an answer', chromium: 'did not accept the upgrade' },
  ];
  test.each(cases)('$path: the list says why', async ({ path, ...texts }) => {
    await panel.visit(`${server.origin}/`);
    await open([[`${server.wsOrigin}${path}`, 'asked']]);
    await says(path, texts[browserName]);
  });

  test('a certificate that is not trusted, a closed port, an unknown host: as far as the browser tells', async () => {
    await panel.visit(`${server.origin}/`);
    await open([[`${secure.wsOrigin}/tls`], ['ws://nowhere.invalid/dns']]);
    const isFirefox = browserName === 'firefox';
    await says('/tls', isFirefox ? 'TLS failed' : 'no connection to the server');
    await says('/dns', isFirefox ? 'host name not found' : 'no connection to the server');
  });

  // In Firefox the constructor throws: there is no connection.
  if (browserName === 'chromium')
    test('a connection that the policy of the page forbids is told as that', async () => {
      await panel.visit(`${server.origin}/csp`);
      await says('/forbidden', 'forbidden by the page’s own policy (Content-Security-Policy: connect-src)');
    });

  test('of twenty at once to one URL, some refused, each has its own', async () => {
    await panel.visit(`${server.origin}/`);
    const statuses = [101, 403, 101, 404, 101, 429, 101, 101, 502, 101];
    const asked = Array.from({ length: 20 }, (_, index) => `s${index}-${statuses[index % statuses.length]}`);
    await open(asked.map((protocol) => [`${server.wsOrigin}/mixed`, protocol] as const));
    const answers = async () => {
      const connections = (await panel.log()).filter(({ type }) => type === 'connection');
      const found = await handshakes();
      return connections.map(({ connection }) => {
        const handshake = found.get(String(connection))?.handshake as Handshake | undefined;
        return handshake?.ended === undefined ? 'none' : (headerOf(handshake.responseHeaders, 'x-socket') ?? 'refused');
      });
    };
    const isFirefox = browserName === 'firefox';
    const expected = asked.map((protocol) => (isFirefox || protocol.endsWith('-101') ? protocol : 'refused'));
    await expect.poll(answers, { timeout: 20_000 }).toEqual(expected);
  });

  test('of twenty at once to one URL, which nothing but their order tells apart, each has its own', async () => {
    await panel.visit(`${server.origin}/`);
    const url = `${server.wsOrigin}/counted`;
    await open(Array.from({ length: 20 }, () => [url] as const));
    /** What the server said in the first message of each connection, beside what the header of its handshake says. */
    const pairs = async () => {
      const [lines, found] = [await panel.log(), await handshakes()];
      return lines
        .filter((line) => line.type === 'connection' && line.url === url)
        .map(({ connection }) => {
          const handshake = found.get(String(connection))?.handshake as Handshake | undefined;
          const message = lines.find((line) => line.type === 'message' && line.connection === connection);
          const name = handshake && headerOf(handshake.responseHeaders, 'x-socket');
          return handshake?.ended === undefined ? 'none' : [message?.data, message ? name : ''];
        });
    };
    const told = async () => (await pairs()).map(String).sort();
    const expected = Array.from({ length: 20 }, (_, index) => (index % 3 === 1 ? ',' : `n${index},n${index}`));
    await expect.poll(told, { timeout: 20_000 }).toEqual(expected.sort());
  });

  // In Firefox only tabs with a panel are observed.
  if (browserName === 'chromium') {
    test('a panel that is opened later has them all the same, and so has one after the background has died', async () => {
      await panel.visit(`${server.origin}/`);
      await panel.session.closePanel();
      await open([[`${server.wsOrigin}/early`]]);
      await panel.session.stopBackground();
      await open([[`${server.wsOrigin}/later`]]);
      await panel.open();
      for (const path of ['/early', '/later']) {
        const handshake = await handshakeTo(`${server.wsOrigin}${path}`, ({ status }) => status === 101);
        expect(headerOf(handshake.requestHeaders, 'upgrade')).toBe('websocket');
      }
    });
  }

  test('a panel whose background has died goes on, and has what came before', async () => {
    await panel.visit(`${server.origin}/`);
    await open([[`${server.wsOrigin}/early`]]);
    await handshakeTo(`${server.wsOrigin}/early`, ({ status }) => status === 101);
    await panel.session.stopBackground();
    // Once this one is shown, the panel and a new background have found each other.
    await open([[`${server.wsOrigin}/between`]]);
    await panel.waitForLog({ type: 'connection', url: `${server.wsOrigin}/between` });
    await open([[`${server.wsOrigin}/later`]]);
    for (const path of ['/early', '/later']) {
      const handshake = await handshakeTo(`${server.wsOrigin}${path}`, ({ status }) => status === 101);
      expect(headerOf(handshake.requestHeaders, 'upgrade') ?? headerOf(handshake.requestHeaders, 'host')).toBeTruthy();
    }
  });

  test('the tab shows it', async () => {
    await panel.visit(`${server.origin}/`);
    await open([[`${server.wsOrigin}/shown`]]);
    await handshakeTo(`${server.wsOrigin}/shown`, ({ status }) => status === 101);
    await panel.chooseConnection('/shown');
    await panel.click('tab', 'Handshake');
    await panel.session.waitFor(() => document.body.innerText.includes('Sec-WebSocket-Accept:'));
    if (process.env.WIRESCOPE_SCREENSHOT) {
      await panel.session.screenshot(`${process.env.WIRESCOPE_SCREENSHOT}-${browserName}.png`);
    }
  });
});
