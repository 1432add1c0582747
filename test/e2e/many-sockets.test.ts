import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BROWSERS, launchBrowser } from '../browsers/launch.ts';
import { type EchoServer, startEchoServer } from '../servers/echo-server.ts';
import { extensionDir } from './extension-dir.ts';
import { PanelDriver } from './panel-driver.ts';

declare const wirescope: {
  counts(): { messages: number; lost: number; connections: { sent: number; received: number }[] };
};

const PAGE = '<!doctype html><meta charset="utf-8"><title>Many sockets</title>';

describe.each(BROWSERS)('many sockets in %s', (browserName) => {
  let server: EchoServer;
  let panel: PanelDriver;

  beforeAll(async () => {
    server = await startEchoServer({ pages: { '/': PAGE } });
    panel = new PanelDriver(
      await launchBrowser(browserName, { extensionDir: extensionDir(browserName), timeout: 60_000 }),
    );
    await panel.session.openPage(`${server.origin}/`);
    await panel.open();
  });

  afterAll(async () => {
    await panel?.session.close();
    await server?.close();
  });

  beforeEach(() => panel.visit(`${server.origin}/`));

  test('150 at once are each shown with their messages', async () => {
    // Browsers refuse more than some 200 (Firefox) or 255 (Chromium) open ones.
    await panel.session.evaluateInPage(openAtOnce, `${server.wsOrigin}/at-once`, 150);
    await panel.session.waitFor(() => wirescope.counts().messages === 150 * 2);
    const { connections } = await panel.session.evaluateInPanel(() => wirescope.counts());
    expect(connections.map(({ sent, received }) => [sent, received])).toEqual(Array(150).fill([1, 1]));
  });

  test('1,000 opened and closed one after another are not kept alive', { timeout: 90_000 }, async () => {
    await panel.session.evaluateInPage(openOneAfterAnother, `${server.wsOrigin}/one-by-one`, 1_000);
    await panel.session.waitFor(() => {
      const { messages, lost } = wirescope.counts();
      return messages + lost === 1_000;
    });
    await panel.session.collectGarbage();
    const alive = await panel.session.evaluateInPage(countAlive);
    expect(alive).toBeLessThanOrEqual(1); // the last one may still be on the stack of the test
  });
});

/** Opens all, sends one message on each and waits for its echo. */
async function openAtOnce(url: string, count: number): Promise<void> {
  const one = () =>
    new Promise((resolve) => {
      const socket = new WebSocket(url);
      socket.onopen = () => socket.send('here');
      socket.onmessage = resolve;
    });
  await Promise.all(Array.from({ length: count }, one));
}

/** A few at a time, each sends a message before it closes. Leaves weak references to all of them. */
async function openOneAfterAnother(url: string, count: number): Promise<void> {
  const references: WeakRef<WebSocket>[] = [];
  Object.assign(window, { references });
  const one = () =>
    new Promise<void>((resolve) => {
      const socket = new WebSocket(url);
      references.push(new WeakRef(socket));
      socket.addEventListener('open', () => {
        socket.send('once');
        socket.close();
      });
      socket.addEventListener('close', () => resolve());
    });
  const lane = async () => {
    while (references.length < count) await one();
  };
  await Promise.all(Array.from({ length: 8 }, lane));
}

function countAlive(): number {
  const { references } = window as unknown as { references: WeakRef<WebSocket>[] };
  return references.filter((reference) => reference.deref()).length;
}
