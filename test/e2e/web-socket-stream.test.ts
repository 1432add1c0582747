import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BROWSERS, launchBrowser } from '../browsers/launch.ts';
import { type EchoServer, startEchoServer } from '../servers/echo-server.ts';
import { extensionDir } from './extension-dir.ts';
import { PanelDriver } from './panel-driver.ts';

declare const stream: WebSocketStreamLike;

interface WebSocketStreamLike {
  readonly opened: Promise<{ readable: ReadableStream<unknown>; writable: WritableStream<unknown> }>;
  readonly closed: Promise<unknown>;
  close(info: object): void;
}
declare const WebSocketStream: new (url: string, options?: object) => WebSocketStreamLike;

const BLANK = '<!doctype html><meta charset="utf-8"><title>Blank</title>';

// Chromium alone has it.
describe.each(BROWSERS.filter((name) => name === 'chromium'))('WebSocketStream in %s', (browserName) => {
  let echo: EchoServer;
  let panel: PanelDriver;

  beforeAll(async () => {
    echo = await startEchoServer({ pages: { '/': BLANK } });
    panel = new PanelDriver(await launchBrowser(browserName, { extensionDir: extensionDir(browserName) }));
    await panel.session.openPage(`${echo.origin}/`);
    await panel.open();
  });

  afterAll(async () => {
    await panel?.session.close();
    await echo?.close();
  });

  beforeEach(async () => {
    await panel.visit(`${echo.origin}/`);
    await panel.session.evaluateInPage((url) => {
      Object.assign(window, { stream: new WebSocketStream(url, { protocols: ['chat.v1'] }) });
      return stream.opened.then(() => true);
    }, `${echo.wsOrigin}/stream`);
  });

  test('chunks that the page writes and reads, and how it ends', async () => {
    await panel.session.evaluateInPage(async () => {
      const { readable, writable } = await stream.opened;
      const [reader, writer] = [readable.getReader(), writable.getWriter()];
      await writer.write('text é');
      await reader.read();
      await writer.write(new Uint8Array([1, 2]));
      await reader.read();
      stream.close({ closeCode: 3001, reason: 'done' });
      await stream.closed;
    });
    await panel.waitForLog({ type: 'close', code: 3001, reason: 'done', wasClean: true });
    expect(await panel.logOf('connection', 'api')).toEqual([['WebSocketStream']]);
    expect(await panel.logOf('open', 'subprotocol')).toEqual([['chat.v1']]);
    expect(await panel.logOf('message', 'direction', 'opcode', 'data', 'size')).toEqual([
      ['sent', 'text', 'text é', 7],
      ['received', 'text', 'text é', 7],
      ['sent', 'binary', 'AQI=', 2],
      ['received', 'binary', 'AQI=', 2],
    ]);
  });

  test('data that the page leaves waiting', async () => {
    const connection = echo.connections.at(-1);
    connection?.send('waiting');
    await panel.session.evaluateInPage(async () => {
      const { readable } = await stream.opened;
      const late = performance.now() + 300;
      while (performance.now() < late) await new Promise((resolve) => setTimeout(resolve, late - performance.now()));
      await readable.getReader().read();
    });
    await panel.waitForLog({ type: 'message', data: 'waiting' });
    expect(await panel.logOf('stall', 'direction')).toEqual([['received']]);
  });

  test('a close by the server', async () => {
    echo.connections.at(-1)?.close(4002, 'go away ✓');
    await panel.waitForLog({ type: 'close', code: 4002, reason: 'go away ✓', wasClean: true });
  });

  test('a stream that the page aborts, or cancels', async () => {
    await panel.session.evaluateInPage(async () => {
      const { writable } = await stream.opened;
      await writable.abort('a reason of the page').catch(() => undefined);
      await stream.closed.catch(() => undefined);
    });
    await panel.waitForLog({ type: 'close', code: 1005, wasClean: true });
    await panel.session.evaluateInPage(async (url) => {
      const next = new WebSocketStream(url);
      const { readable } = await next.opened;
      await readable.cancel('no more').catch(() => undefined);
      await next.closed.catch(() => undefined);
    }, `${echo.wsOrigin}/cancelled`);
    await expect.poll(async () => (await panel.logOf('close', 'code')).length).toBe(2);
  });

  test('a handshake that the page aborts', async () => {
    await panel.session.evaluateInPage(async (url) => {
      const abort = new AbortController();
      const aborted = new WebSocketStream(url, { signal: abort.signal });
      abort.abort();
      await aborted.opened.catch(() => undefined);
    }, `${echo.wsOrigin}/aborted`);
    await panel.waitForLog({ type: 'close', code: 1006, wasClean: false });
  });

  test('what the page writes faster than the server reads: how long it waited', async () => {
    const connection = echo.connections.at(-1);
    connection?.pause();
    await panel.session.evaluateInPage(async () => {
      const { readable, writable } = await stream.opened;
      void readable.pipeTo(new WritableStream());
      const writer = writable.getWriter();
      // More than the buffers on the way hold.
      const writes = Array.from({ length: 20 }, () => writer.write(new Uint8Array(1 << 19)));
      Object.assign(window, { written: Promise.all(writes).then(() => true) });
      const late = performance.now() + 300;
      while (performance.now() < late) await new Promise((resolve) => setTimeout(resolve, late - performance.now()));
    });
    connection?.resume();
    expect(await panel.session.evaluateInPage('written')).toBe(true);
    await panel.waitForLog({ type: 'stall', direction: 'sent' });
    expect(await panel.logOf('loss', 'messages')).toEqual([]);
  });

  test('a connection that cannot be made', async () => {
    await panel.session.evaluateInPage((url) => {
      new WebSocketStream(url).opened.catch(() => undefined);
    }, `${echo.wsOrigin}/refuse`);
    await panel.waitForLog({ type: 'close', code: 1006, wasClean: false });
  });
});
