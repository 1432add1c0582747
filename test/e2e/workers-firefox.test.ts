/** Workers in Firefox: the hook is in front of their scripts, and their reports reach the panel as a document's do. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PanelSession } from '../browsers/browser.ts';
import { BROWSERS, launchBrowser } from '../browsers/launch.ts';
import { type EchoServer, startEchoServer } from '../servers/echo-server.ts';
import { extensionDir } from './extension-dir.ts';
import { PanelDriver } from './panel-driver.ts';

/** A worker that opens a socket in its first line, and sends on it when it is told to. */
const scriptOf = (name: string) =>
  `const socket = new WebSocket(location.origin.replace('http', 'ws') + '/${name}');
   socket.onopen = () => socket.send('from ${name}');
   self.onmessage = ({ data }) => socket.send(data);`;

const MODULE = `import { opened } from './imported.js';\nopened.then((socket) => socket.send('from the module'));`;
const IMPORTED = `import { socket } from './leaf.js';
  export const opened = new Promise((resolve) => { socket.onopen = () => resolve(socket); });`;
const LEAF = `export const socket = new WebSocket(location.origin.replace('http', 'ws') + '/module');`;
const NESTING = `const inner = new Worker('/inner.js'); self.onmessage = ({ data }) => inner.postMessage(data);`;
const SHARED = `const sockets = [];
  const socket = new WebSocket(location.origin.replace('http', 'ws') + '/shared');
  socket.onopen = () => socket.send('from shared');
  self.onconnect = ({ ports: [port] }) => { port.onmessage = ({ data }) => socket.send(data); };`;

const CLOSING = `const socket = new WebSocket(location.origin.replace('http', 'ws') + '/closing');
  socket.onopen = () => { socket.send('last words'); self.close(); };`;

const page = (script: string) =>
  `<!doctype html><meta charset="utf-8"><title>Workers</title><script>${script}</script>`;
const BLOB = `var worker = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(scriptOf('blob'))}])));`;

const FROM_ITSELF = `if (self.name !== 'inner') new Worker(location.href, { name: 'inner' });
  else { ${scriptOf('itself')} }`;

declare const worker: Worker;
declare const shared: SharedWorker;

describe.runIf(BROWSERS.includes('firefox'))('workers in firefox', () => {
  let server: EchoServer;
  let panel: PanelDriver;

  beforeAll(async () => {
    server = await startEchoServer({
      pages: {
        '/dedicated.js': scriptOf('dedicated'),
        '/inner.js': scriptOf('inner'),
        '/nesting.js': NESTING,
        '/module.js': MODULE,
        '/imported.js': IMPORTED,
        '/leaf.js': LEAF,
        '/shared.js': SHARED,
        '/blob': page(BLOB),
        '/dedicated': page(`var worker = new Worker('/dedicated.js');`),
        '/nested': page(`var worker = new Worker('/nesting.js');`),
        '/module': page(`var worker = new Worker('/module.js', { type: 'module' });`),
        '/itself': page(`var worker = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(FROM_ITSELF)}])));`),
        '/closing.js': CLOSING,
        '/closing': page(`var worker = new Worker('/closing.js');`),
        '/shared-frames': `<!doctype html><iframe src="/shared"></iframe>${page(`var shared = new SharedWorker('/shared.js');`)}`,
        '/shared': page(`var shared = new SharedWorker('/shared.js');`),
        '/later.js': scriptOf('later'),
        '/later': page(`var shared = new SharedWorker('/later.js');`),
      },
    });
    panel = new PanelDriver(await launchBrowser('firefox', { extensionDir: extensionDir('firefox') }));
  });

  afterAll(async () => {
    await panel?.session.close();
    await server?.close();
  });

  const received = (data: string) => panel.waitForLog({ type: 'message', direction: 'received', data });
  const messages = () => panel.logOf('message', 'direction', 'data');

  /** Of what reports, without the frames. */
  const contexts = async () => (await panel.logOf('document', 'context')).flat().filter(Boolean);

  test('a panel that is opened later shows what a blob: worker did before', async () => {
    await panel.session.openPage(`${server.origin}/blob`);
    const connection = await server.connection(0);
    await expect.poll(() => connection.received.length).toBe(1);
    await panel.open();
    await received('from blob');
    expect(await messages()).toEqual([
      ['sent', 'from blob'],
      ['received', 'from blob'],
    ]);
    expect(await contexts()).toEqual(['dedicated-worker']);
  });

  test.each([
    ['dedicated', 'from dedicated', 'dedicated-worker'],
    ['module', 'from the module', 'dedicated-worker'],
    ['nested', 'from inner', 'dedicated-worker', 'dedicated-worker'],
    ['shared', 'from shared', 'shared-worker'],
  ])('%s: a socket of the first line is seen with all its messages', async (path, text, ...expected) => {
    await panel.visit(`${server.origin}/${path}`);
    await received(text);
    expect(await messages()).toEqual([
      ['sent', text],
      ['received', text],
    ]);
    expect(await contexts()).toEqual(expected);
    expect(await panel.logOf('loss', 'messages')).toEqual([]);
    // The browser tells an extension of no request that belongs to no tab.
    if (path === 'shared') return;
    const statuses = async () =>
      (await panel.logOf('handshake', 'handshake')).map(([handshake]) => (handshake as { status?: number }).status);
    await expect.poll(statuses).toContain(101);
  });

  test('a shared worker goes on while another document carries for it', async () => {
    await panel.visit(`${server.origin}/shared-frames`);
    await received('from shared');
    await panel.session.evaluateInPage(() => document.querySelector('iframe')?.remove());
    await panel.session.evaluateInPage(() => shared.port.postMessage('one frame less'));
    await received('one frame less');
    expect(await panel.logOf('loss', 'messages')).toEqual([]);
  });

  test('a shared worker that begins when the panel was closed and opened again is seen', async () => {
    await panel.session.closePanel();
    await panel.open();
    await panel.visit(`${server.origin}/later`);
    await received('from later');
  });

  test('a blob: worker makes another one from its own address', async () => {
    await panel.visit(`${server.origin}/itself`);
    await received('from itself');
    // A shared worker of the page before may still have been there when this one began.
    expect((await contexts()).filter((context) => context !== 'shared-worker')).toHaveLength(2);
  });

  test('who made a worker is told', async () => {
    await panel.visit(`${server.origin}/nested`);
    await received('from inner');
    const documents = (await panel.log()).filter(({ type }) => type === 'document');
    const page = documents.find(({ context }) => context === undefined);
    const outer = documents.find(({ url }) => url === `${server.origin}/nesting.js`);
    const inner = documents.find(({ url }) => url === `${server.origin}/inner.js`);
    expect(outer).toMatchObject({ context: 'dedicated-worker', parent: page?.document });
    expect(inner).toMatchObject({ context: 'dedicated-worker', parent: outer?.document });
  });

  test.each([
    ['blob', 'from blob'],
    ['module', 'from the module'],
    ['nested', 'from inner'],
    ['shared', 'from shared'],
    ['dedicated', 'from dedicated'],
  ])('a message is resent on the socket of a %s worker, once', async (path, text) => {
    await panel.visit(`${server.origin}/${path}`);
    await received(text);
    await panel.select(text);
    await panel.click('button', 'Resend');
    await panel.waitForLog({ type: 'message', direction: 'sent', resent: true, data: text });
    await expect.poll(() => server.connections.at(-1)?.received.length).toBe(2);
  });

  test('nothing is lost when the background is stopped', async () => {
    await panel.session.evaluateInPage(() => {
      for (let index = 0; index < 500; index++) worker.postMessage(`first ${index}`);
    });
    await panel.session.stopBackground();
    await panel.session.evaluateInPage(() => {
      for (let index = 0; index < 500; index++) worker.postMessage(`second ${index}`);
    });
    await received('second 499');
    const sent = (await messages()).filter(
      ([direction, data]) => direction === 'sent' && !String(data).startsWith('from'),
    );
    const expected = ['first', 'second'].flatMap((part) =>
      Array.from({ length: 500 }, (_, index) => `${part} ${index}`),
    );
    expect(sent.map(([, data]) => data)).toEqual(expected);
    expect(await panel.logOf('loss', 'messages')).toEqual([]);
  });

  test('a worker that is terminated, or closes itself, is over', async () => {
    const [worker1] = (await panel.log()).filter(({ context }) => context === 'dedicated-worker');
    await panel.session.evaluateInPage(() => worker.terminate());
    await panel.waitForLog({ type: 'unload', document: worker1?.document });
    await panel.visit(`${server.origin}/closing`);
    await panel.waitForLog({ type: 'message', direction: 'sent', data: 'last words' });
    const [worker2] = (await panel.log()).filter(({ context }) => context === 'dedicated-worker');
    await panel.waitForLog({ type: 'unload', document: worker2?.document });
  });

  test('a navigation ends the workers of the page', async () => {
    await panel.visit(`${server.origin}/dedicated`);
    await received('from dedicated');
    await panel.visit(`${server.origin}/blob`);
    await received('from blob');
    expect(await messages()).toEqual([
      ['sent', 'from blob'],
      ['received', 'from blob'],
    ]);
  });

  test('nothing of it was seen in the console', async () => {
    expect(await panel.session.pageErrors()).toEqual([]);
  });
});

/** What a worker can see of itself, and a page of its worker. */
const LOOKING = `
  const text = (value) => Function.prototype.toString.call(value);
  const strict = (function () { return this === undefined; })();
  const look = () => ({
    href: location.href, strict, stack: new Error('here').stack, top,
    names: Object.getOwnPropertyNames(self).sort().join(),
    texts: [WebSocket, WebSocket.prototype.send, Worker, Worker.prototype.terminate, URL.createObjectURL, self.close,
      Function.prototype.toString].map(text),
    own: [WebSocket.name, WebSocket.length, Worker.name, Worker.length, new WebSocket('ws://127.0.0.1:1') instanceof WebSocket],
  });
  var top = new Error('top').stack;
  self.onmessage = () => postMessage(look());`;

describe.runIf(BROWSERS.includes('firefox'))('what a worker can see', () => {
  let server: EchoServer;
  const look = async (session: PanelSession, url: string, type: WorkerType = 'classic') =>
    session.evaluateInPage(
      (address, workerType) =>
        new Promise((resolve) => {
          const seen: unknown[] = [];
          const looking = new Worker(address, { type: workerType });
          looking.onmessage = ({ data }) => {
            seen.push(data);
            resolve(seen);
          };
          looking.postMessage('look');
        }),
      url,
      type,
    );
  const scripts: [string, string, WorkerType][] = [
    ['sloppy', `// of a worker\n${LOOKING}`, 'classic'],
    ['strict', `'use strict';\n${LOOKING}`, 'classic'],
    ['declaring what the hook uses', `\nlet Map = 1, performance, MessageChannel = 2, Reflect;\n${LOOKING}`, 'classic'],
    ['module', `\n${LOOKING}\nexport const url = import.meta.url;`, 'module'],
  ];

  beforeAll(async () => {
    const pages = Object.fromEntries(scripts.map(([, script], index) => [`/${index}.js`, script]));
    server = await startEchoServer({ pages });
  });
  afterAll(() => server?.close());

  test('is the same with and without the extension', async () => {
    const seen: unknown[][] = [];
    for (const dir of [undefined, extensionDir('firefox')]) {
      const session = await launchBrowser('firefox', { extensionDir: dir });
      try {
        await session.openPage(`${server.origin}/`);
        if (dir !== undefined) await new PanelDriver(session).open();
        const all: unknown[] = [];
        for (const [index, [name, , type]] of scripts.entries()) {
          all.push([name, await look(session, `${server.origin}/${index}.js`, type)]);
        }
        seen.push(all);
      } finally {
        await session.close();
      }
    }
    expect(seen[1]).toEqual(seen[0]);
  });
});
