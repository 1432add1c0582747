import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS, launchBrowser } from '../browsers/launch.ts';
import { type EchoServer, startEchoServer } from '../servers/echo-server.ts';
import { extensionDir } from './extension-dir.ts';
import { PanelDriver } from './panel-driver.ts';

/** Opens its socket in its first line; what it is called is the query of its address, or the name of the worker. */
const WORKER = `
  const socket = new WebSocket('SERVER/' + (self.name || location.search.slice(1)));
  socket.onopen = () => socket.send('opened by ' + new URL(socket.url).pathname);
  const inbox = ({ data }) => {
    if (data === 'numbers') numbers(0);
    else if (data === 'look') postMessage(look());
    else socket.send(data);
  };
  self.onmessage = inbox;
  self.onconnect = ({ ports: [port] }) => { port.onmessage = inbox; };
  const numbers = (number) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      socket.send('numbered ' + number++);
      if (number < 3000) channel.port2.postMessage(null);
    };
    channel.port2.postMessage(null);
  };
  const look = () => {
    const { set } = Object.getOwnPropertyDescriptor(WorkerGlobalScope.prototype, 'isSecureContext');
    return JSON.stringify([isSecureContext, String(set), String(WebSocket), Object.getOwnPropertyNames(self)]);
  };
`;

const NESTED = `const inner = new Worker('/worker.js?nested'); onmessage = ({ data }) => inner.postMessage(data);`;

/** The worker of a test, and what makes it in the page. */
const KINDS = [
  ['classic', "new Worker('/worker.js?classic')", 'dedicated-worker'],
  ['module', "new Worker('/worker.js?module', { type: 'module' })", 'dedicated-worker'],
  ['blob', "new Worker(URL.createObjectURL(new Blob([source])), { name: 'blob' })", 'dedicated-worker'],
  ['data', "new Worker('data:text/javascript,' + encodeURIComponent(source), { name: 'data' })", 'dedicated-worker'],
  ['nested', "new Worker('/nested.js')", 'dedicated-worker'],
  ['service', "navigator.serviceWorker.register('/worker.js?service')", 'service-worker'],
] as const;

// The debugger of extensions is Chromium's alone.
describe.each(BROWSERS.filter((name) => name === 'chromium'))('workers in %s', (browserName) => {
  let server: EchoServer;
  let panel: PanelDriver;

  beforeAll(async () => {
    server = await startEchoServer();
    const source = WORKER.replace('SERVER', server.wsOrigin);
    server.setPage('/worker.js', source);
    server.setPage('/nested.js', NESTED);
    server.setPage(
      '/',
      `<!doctype html><title>Workers</title><script>var source = ${JSON.stringify(source)};</script>`,
    );
    panel = new PanelDriver(await launchBrowser(browserName, { extensionDir: extensionDir(browserName) }));
    await panel.session.openPage('about:blank');
    await panel.open();
    await panel.visit(`${server.origin}/`);
  });

  afterAll(async () => {
    await panel?.session.close();
    await server?.close();
  });

  /** Makes a worker that the page holds as its global `worker`. */
  const make = (expression: string) => panel.session.evaluateInPage(`void (window.worker = ${expression})`);
  const tell = (text: string) => panel.session.evaluateInPage(`worker.postMessage(${JSON.stringify(text)})`);
  const look = () =>
    panel.session.evaluateInPage<string>(
      `new Promise((resolve) => { worker.onmessage = ({ data }) => resolve(data); worker.postMessage('look'); })`,
    );
  /** Resends a message that is in sight, and sees that it went out once more, on the connection that it was of. */
  const resend = async (path: string, text: string) => {
    await panel.select(text);
    await panel.click('button', 'Resend');
    await panel.waitForLog({ type: 'message', direction: 'sent', data: text, resent: true });
    const connection = server.connections.find((one) => one.path === path);
    await expect.poll(() => connection?.received.filter(({ data }) => String(data) === text).length).toBe(2);
  };
  /** Of the answer to the handshake of a connection. */
  const statusOf = async (connection: unknown) => {
    const line = (await panel.log()).findLast((one) => one.type === 'handshake' && one.connection === connection);
    return (line?.handshake as { status?: number } | undefined)?.status;
  };
  const isOn = () =>
    panel.session.evaluateInPanel(() =>
      [...document.querySelectorAll('label')].some(
        (label) => label.innerText.trim() === 'Capture workers' && label.querySelector('input')?.checked,
      ),
    );
  const switchOn = async () => {
    await panel.click('checkbox', 'Capture workers');
    await panel.session.waitFor(() => document.body.innerText.includes('Workers are captured'));
  };
  const documentOf = async (url: string) =>
    (await panel.log()).find((line) => line.type === 'document' && line.url === url);

  let native: string;

  test('nothing is attached before the user has said so', async () => {
    await make("new Worker('/worker.js?native')");
    native = await look();
    const connection = await server.connection(0);
    await expect.poll(() => connection.received.length).toBe(1);
    expect(await isOn()).toBe(false);
    await switchOn();
    await panel.waitForLog({ type: 'document', url: `${server.origin}/worker.js?native`, context: 'dedicated-worker' });
    expect(await panel.logOf('message', 'data')).toEqual([]);
  });

  test.each(KINDS)(
    'a socket of a %s worker’s first line is seen with all its messages, and takes one that is resent',
    async (name, expression, context) => {
      await make(expression);
      await panel.waitForLog({ type: 'message', direction: 'received', data: `opened by /${name}` });
      const connection = (await panel.log()).find(
        (line) => line.type === 'connection' && String(line.url).endsWith(`/${name}`),
      );
      expect(connection).toMatchObject({ protocols: [] });
      expect(connection).not.toHaveProperty('facts');
      const lines = (await panel.log()).filter((line) => line.connection === connection?.connection);
      const own = lines.filter(({ type }) => type !== 'handshake'); // it comes by another way
      expect(own.map(({ type, direction }) => direction ?? type)).toEqual(['connection', 'open', 'sent', 'received']);
      const document = (await panel.log()).find((line) => line.document === connection?.document);
      expect(document).toMatchObject({ type: 'document', context });
      await resend(`/${name}`, `opened by /${name}`);
      // The browser tells an extension of no request that belongs to no tab.
      if (name !== 'service') await expect.poll(() => statusOf(connection?.connection)).toBe(101);
    },
  );

  test('a worker is under the frame or worker that made it', async () => {
    const top = (await panel.log()).find((line) => line.type === 'document' && line.context === undefined);
    const outer = await documentOf(`${server.origin}/nested.js`);
    const inner = await documentOf(`${server.origin}/worker.js?nested`);
    expect([outer?.parent, inner?.parent]).toEqual([top?.document, outer?.document]);
  });

  test('a shared worker is seen from when it was found, and takes a message that is resent', async () => {
    await make("new SharedWorker('/worker.js?shared').port");
    await panel.waitForLog({ type: 'document', url: `${server.origin}/worker.js?shared`, context: 'shared-worker' });
    await tell('to the shared worker');
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'to the shared worker' });
    await resend('/shared', 'to the shared worker');
  });

  test('bytes and Blobs arrive in their order', async () => {
    await make("new Worker('/worker.js?bytes')");
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'opened by /bytes' });
    await panel.session.evaluateInPage(
      "for (const data of [new Uint8Array([1, 2]), new Blob(['blob']), 'text']) worker.postMessage(data)",
    );
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'text' });
    const sent = (await panel.logOf('message', 'direction', 'data')).filter(([direction]) => direction === 'sent');
    expect(sent.slice(-3).map(([, data]) => data)).toEqual(['AQI=', 'YmxvYg==', 'text']);
    const received = (await panel.logOf('message', 'direction', 'data')).filter(([to]) => to === 'received');
    expect(received.slice(-3).map(([, data]) => data)).toEqual(['AQI=', 'YmxvYg==', 'text']);
  });

  test('a worker sees nothing of it', async () => {
    await make("new Worker('/worker.js?hooked')");
    expect(await look()).toBe(native);
  });

  test('no message is lost while the background is killed, and a new worker is seen from its first line', async () => {
    await make("new Worker('/worker.js?killed')");
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'opened by /killed' });
    await tell('numbers');
    for (let kill = 0; kill < 3; kill++) {
      await panel.session.stopBackground();
      // Only a new background, which has attached, brings it. What begins before may be seen late, see README.
      await tell(`after kill ${kill}`);
      await panel.waitForLog({ type: 'message', direction: 'received', data: `after kill ${kill}` });
      await panel.session.evaluateInPage(`void new Worker('/worker.js?after-${kill}')`);
      await panel.waitForLog({ type: 'message', direction: 'received', data: `opened by /after-${kill}` });
    }
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'numbered 2999' });
    const expected = Array.from({ length: 3_000 }, (_, index) => `numbered ${index}`);
    const numbered = (await panel.logOf('message', 'direction', 'data')).filter(([, data]) =>
      String(data).startsWith('numbered'),
    );
    expect(numbered.filter(([direction]) => direction === 'sent').map(([, data]) => data)).toEqual(expected);
    expect(numbered.filter(([direction]) => direction === 'received').map(([, data]) => data)).toEqual(expected);
    expect(await panel.logOf('loss', 'messages')).toEqual([]);
  });

  test('after a navigation the workers of the new page are captured', async () => {
    await panel.visit(`${server.origin}/`);
    await make("new Worker('/worker.js?next-page')");
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'opened by /next-page' });
    const contexts = (await panel.logOf('document', 'context', 'url')).filter(
      ([context]) => context === 'dedicated-worker',
    );
    expect(contexts).toEqual([['dedicated-worker', `${server.origin}/worker.js?next-page`]]);
  });

  test('switched off the worker goes on unseen; switched on again nothing of it is missing', async () => {
    await panel.click('checkbox', 'Capture workers');
    const worker = await documentOf(`${server.origin}/worker.js?next-page`);
    await panel.waitForLog({ type: 'unload', document: worker?.document });
    await tell('while it was off');
    const connection = server.connections.find(({ path }) => path === '/next-page');
    await expect.poll(() => connection?.received.length).toBe(2);
    expect(await panel.logOf('message', 'data')).not.toContainEqual(['while it was off']);
    await switchOn();
    await panel.waitForLog({ type: 'message', direction: 'received', data: 'while it was off' });
    expect(await panel.logOf('loss', 'messages')).toEqual([]);
  });

  test('the switch is off in a panel that is opened again', async () => {
    await panel.session.closePanel();
    await panel.open();
    expect(await isOn()).toBe(false);
  });

  test('none of it was seen in the page’s console', async () => {
    expect(await panel.session.pageErrors()).toEqual([]);
  });
});
