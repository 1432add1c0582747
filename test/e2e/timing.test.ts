import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { ChromiumSession } from '../browsers/chromium-session.ts';
import { FirefoxSession } from '../browsers/firefox-session.ts';
import { BROWSERS } from '../browsers/launch.ts';
import type { EchoServer } from '../servers/echo-server.ts';
import { openSocket } from './open-socket.ts';
import type { PanelDriver } from './panel-driver.ts';
import { closeStage, openStage } from './stage.ts';

/** Runs as a script of the page: what a driver evaluates in Firefox has an `Error` of its own. */
async function spyOnStacks(url: string) {
  const socket = new WebSocket(url);
  await new Promise((resolve) => {
    socket.onopen = resolve;
  });
  const ran: string[] = [];
  const shape = () =>
    JSON.stringify(
      [Error, Error.prototype, Function.prototype, Object.prototype].map((object) =>
        Reflect.ownKeys(object).map((key) => {
          const found = Object.getOwnPropertyDescriptor(object, key);
          return [String(key), found && Reflect.ownKeys(found), found?.enumerable, found?.configurable];
        }),
      ),
    );
  const send = () => {
    const before = shape();
    socket.send('spied on');
    new WebSocket(socket.url).close();
    return shape() === before;
  };
  const spy = (name: string) => ({
    get: () => ran.push(`get ${name}`),
    set: () => ran.push(`set ${name}`),
    configurable: true,
  });
  const unchanged = [send()];
  const E = Error as ErrorConstructor & { prepareStackTrace?: unknown; stackTraceLimit: unknown };
  E.prepareStackTrace = () => ran.push('prepareStackTrace');
  E.captureStackTrace = () => ran.push('captureStackTrace');
  unchanged.push(send());
  unchanged.push(typeof E.prepareStackTrace === 'function');
  Object.defineProperty(Error, 'prepareStackTrace', spy('prepareStackTrace'));
  unchanged.push(send());
  delete (E as { prepareStackTrace?: unknown }).prepareStackTrace;
  for (const owner of [Function.prototype, Object.prototype]) {
    for (const name of ['prepareStackTrace', 'value', 'writable', 'get', 'set', 'stack']) {
      Object.defineProperty(owner, name, { __proto__: null, ...spy(name) } as PropertyDescriptor);
    }
    for (const name of ['name', 'message']) {
      Object.defineProperty(Error.prototype, name, { __proto__: null, ...spy(name) } as PropertyDescriptor);
    }
    unchanged.push(send());
    for (const name of ['prepareStackTrace', 'value', 'writable', 'get', 'set', 'stack'])
      Reflect.deleteProperty(owner, name);
  }
  Object.defineProperty(Error, 'stackTraceLimit', spy('stackTraceLimit'));
  unchanged.push(send());
  Object.defineProperty(Error, 'stackTraceLimit', { value: 0, writable: true });
  unchanged.push(send(), E.stackTraceLimit === 0);
  Object.defineProperty(Error, 'stackTraceLimit', { value: 10, writable: true });
  E.prepareStackTrace = () => ran.push('frozen');
  Object.freeze(Error);
  unchanged.push(send());
  return { ran, unchanged };
}

/** `sayHello` is on line 3 and makes its socket on line 4; each function is on a line of its own. */
const PAGE = `<!doctype html><meta charset="utf-8"><title>Timing</title><script>
function sayHello(url) {
  return new Promise((resolve) => {
    function connect() { return new WebSocket(url); }
    const socket = connect();
    socket.onopen = () => greet(socket);
    socket.onmessage = resolve;
  });
}
function greet(socket) {
  socket.send('hello from line 11');
}
${spyOnStacks}
</script>`;

declare const socket: WebSocket;
declare function sayHello(url: string): Promise<unknown>;

describe.each(BROWSERS)('in %s', (browserName) => {
  let server: EchoServer;
  let panel: PanelDriver;

  beforeAll(async () => {
    ({ server, panel } = await openStage(browserName, { pages: { '/': PAGE } }));
  });

  afterAll(() => closeStage({ server, panel }));

  beforeEach(async () => {
    await panel.visit(`${server.origin}/`);
    // Until it is subscribed to, a page takes no stacks: a message that the panel has had its acknowledgement of shows it.
    await openSocket(panel.session, `${server.wsOrigin}/subscribed`);
    await panel.session.evaluateInPage(() => socket.send('subscribed'));
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'subscribed' });
  });

  const echo = (text: string) =>
    panel.session.evaluateInPage(
      (data) =>
        new Promise<void>((resolve) => {
          socket.onmessage = () => resolve();
          socket.send(data);
        }),
      text,
    );

  const lineOf = async (fields: Record<string, unknown>) => {
    await panel.waitForLog(fields);
    const lines = await panel.log();
    return lines.find((line) => Object.entries(fields).every(([name, value]) => line[name] === value));
  };

  test('a stack names who called send and the constructor, and where, with no frame of ours', async () => {
    await panel.session.evaluateInPage((url) => sayHello(url).then(() => true), `${server.wsOrigin}/stack`);
    const sent = String((await lineOf({ type: 'message', direction: 'sent', data: 'hello from line 11' }))?.stack);
    const made = String((await lineOf({ type: 'connection', url: `${server.wsOrigin}/stack` }))?.stack);
    expect(sent).toMatch(/^(Error\n {4}at )?greet[^\n]*:11:\d+/);
    expect(made).toMatch(/^(Error\n {4}at )?connect[^\n]*:4:\d+/);
    expect(sent + made).not.toMatch(/native/);
    await panel.select('hello from line 11');
    await panel.click('tab', browserLanguage.stack);
    await panel.session.waitFor(() =>
      /greet.*:11/s.test(document.querySelector('#details-content')?.textContent ?? ''),
    );
    const { session } = panel;
    const page = await session.evaluateInPage(() => location.href);
    await session.click('#details-content li:first-child button');
    if (session instanceof FirefoxSession)
      await expect.poll(() => session.takeSourceTab(), { timeout: 10_000 }).toBe(`view-source:${page}#line11`);
    else if (session instanceof ChromiumSession)
      await expect.poll(() => session.shownSource(), { timeout: 10_000 }).toEqual([page, 11]);
    await panel.open(); // DevTools of Chromium have gone to their Sources
  });

  test('nothing of the page runs while a stack is taken, and nothing of it is changed', async () => {
    const seen = await panel.session.evaluateInPage((url) => spyOnStacks(url), `${server.wsOrigin}/spied`);
    expect(seen).toEqual({ ran: [], unchanged: seen.unchanged.map(() => true) });
    expect(seen.unchanged).toHaveLength(10);
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'spied on' });
    const stacks = (await panel.logOf('message', 'direction', 'data', 'stack'))
      .filter(([direction, data]) => direction === 'sent' && data === 'spied on')
      .map(([, , stack]) => stack !== undefined);
    // What cannot be had without running the page's code, or is forbidden, is absent.
    expect(stacks.slice(0, 5)).toEqual([true, true, true, true, true]);
    expect(stacks.at(-1)).toBe(false);
  });

  test('how long the page handled a message, once that is asked for', async () => {
    await panel.click('button', 'Capture settings');
    await panel.click('checkbox', 'Handling time of each message received');
    await panel.session.press('Escape');
    await echo('observed');
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'observed' });
    await panel.session.evaluateInPage(
      () =>
        new Promise<void>((resolve) => {
          const busy = (duration: number) => {
            const end = performance.now() + duration;
            while (performance.now() < end);
          };
          socket.addEventListener('message', ({ data }) => {
            busy(data === 'quick' ? 0 : 40);
            void Promise.resolve().then(() => busy(data === 'quick' ? 0 : 40));
          });
          socket.addEventListener('message', (event) => {
            event.stopImmediatePropagation();
            if (event.data === 'quick') resolve();
          });
          socket.onmessage = null;
          for (const text of ['slow', 'slow again', 'quick']) socket.send(text);
        }),
    );
    const slow = await lineOf({ type: 'message', direction: 'received', data: 'slow' });
    expect(slow?.handled).toBeGreaterThanOrEqual(79);
    const again = await lineOf({ type: 'message', direction: 'received', data: 'slow again' });
    expect(again?.handled).toBeGreaterThanOrEqual(79);
    const quick = await lineOf({ type: 'message', direction: 'received', data: 'quick' });
    expect(quick?.handled).toBeGreaterThanOrEqual(0);
    await panel.waitForRow('Slow');
    await panel.click('button', 'Capture settings');
    await panel.click('checkbox', 'Handling time of each message received');
    await panel.session.press('Escape');
  });

  test('how long a message waits for a server that does not read', async () => {
    const deaf = await startDeafServer();
    try {
      await openSocket(panel.session, deaf.url);
      await panel.session.evaluateInPage(() => socket.send(new ArrayBuffer(16 * 1024 * 1024)));
      const sent = await lineOf({ type: 'message', direction: 'sent', size: 16 * 1024 * 1024 });
      expect(sent?.bufferedAmount).toBe(16 * 1024 * 1024);
      const heardAt = Date.now();
      deaf.listen();
      const drained = await lineOf({ type: 'drained', of: sent?.seq });
      expect(Number(drained?.at)).toBeGreaterThanOrEqual(heardAt);
      expect(Number(drained?.after)).toBeGreaterThanOrEqual(heardAt - Number(sent?.at) - 2);
      expect(drained?.connection).toBe(sent?.connection);
    } finally {
      await deaf.close();
    }
  });

  test('the numbers of the timers of the page have no gap', async () => {
    const gaps = await panel.session.evaluateInPage(() => {
      const numbers = [setTimeout(() => 0) as unknown as number];
      for (let count = 0; count < 5; count++) {
        socket.send('x'.repeat(100_000));
        numbers.push(setTimeout(() => 0) as unknown as number);
      }
      return numbers.slice(1).map((number, index) => number - (numbers[index] ?? 0));
    });
    expect(gaps).toEqual([1, 1, 1, 1, 1]);
  });
});

const browserLanguage = { stack: 'Stack' };

/** Accepts a connection and reads nothing of it until it is told to. */
async function startDeafServer() {
  const http: Server = createServer();
  const sockets = new WebSocketServer({ server: http, maxPayload: 64 * 1024 * 1024 });
  sockets.on('connection', (socket) => socket.pause());
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/`,
    listen: () => sockets.clients.forEach((socket) => void socket.resume()),
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        sockets.close();
        http.close(() => resolve());
      }),
  };
}
