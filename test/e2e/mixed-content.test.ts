/** A page over TLS whose socket is not: a host name that is no loopback name, where neither browser makes an exception. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Handshake } from '../../src/protocol/handshake.ts';
import { BROWSERS, launchBrowser } from '../browsers/launch.ts';
import { type HandshakeServer, startHandshakeServer } from '../servers/handshake-server.ts';
import { extensionDir } from './extension-dir.ts';
import { PanelDriver } from './panel-driver.ts';

/** The certificate's own. */
const HOST = 'wirescope.test';
const pem = (name: string) => readFileSync(new URL(`../servers/certificate/${name}.pem`, import.meta.url), 'utf8');
const named = (origin: string) => origin.replace('127.0.0.1', HOST);

describe.each(BROWSERS)('a page over TLS in %s', (browserName) => {
  let plain: HandshakeServer;
  let secure: HandshakeServer;
  let panel: PanelDriver;

  beforeAll(async () => {
    plain = await startHandshakeServer();
    secure = await startHandshakeServer({ tls: { key: pem('key'), cert: pem('cert') } });
    const options = { extensionDir: extensionDir(browserName), hosts: [HOST], anyCertificate: true };
    panel = new PanelDriver(await launchBrowser(browserName, options));
    await panel.session.openPage(`${named(secure.origin)}/`);
    await panel.open();
    await panel.visit(`${named(secure.origin)}/`);
  });

  afterAll(async () => {
    await panel?.session.close();
    await plain.close();
    await secure.close();
  });

  /** What the constructor threw, or how the socket ended. */
  const tryTo = (url: string) =>
    panel.session.evaluateInPage(
      (address) =>
        new Promise<string>((resolve) => {
          try {
            const socket = new WebSocket(address);
            socket.onopen = () => resolve('open');
            socket.onclose = ({ code }) => resolve(`closed ${code}`);
          } catch (error) {
            resolve((error as Error).name);
          }
        }),
      url,
    );

  test('its wss: socket has its handshake', async () => {
    expect(await tryTo(`${named(secure.wsOrigin)}/tls`)).toBe('open');
    await panel.waitForLog({ type: 'connection', url: `${named(secure.wsOrigin)}/tls` });
    const status = async () =>
      (await panel.logOf('handshake', 'handshake')).map(([handshake]) => (handshake as Handshake).status);
    await expect.poll(status, { timeout: 15_000 }).toContain(101);
  });

  test('its ws: socket is none: the constructor throws, and there is no connection to show', async () => {
    const url = `${named(plain.wsOrigin)}/mixed-content`;
    expect(await tryTo(url)).toBe('SecurityError');
    expect(await tryTo(`${named(secure.wsOrigin)}/after`)).toBe('open');
    await panel.waitForLog({ type: 'connection', url: `${named(secure.wsOrigin)}/after` });
    expect(await panel.logOf('connection', 'url')).not.toContainEqual([url]);
  });
});
