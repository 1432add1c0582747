/** Rules hold in workers as in pages: from the first socket of a worker's first line on, in both directions. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Rule } from '../../src/rules/rule.ts';
import { BROWSERS, launchBrowser } from '../browsers/launch.ts';
import { type EchoServer, startEchoServer } from '../servers/echo-server.ts';
import { extensionDir } from './extension-dir.ts';
import { RulesDriver } from './rules-driver.ts';

/** Opens its socket in its first line, and tells its page what it hears. */
const WORKER = `
  const socket = new WebSocket('SERVER/' + (self.name || location.search.slice(1)));
  socket.binaryType = 'arraybuffer';
  socket.onopen = () => { socket.send('first of ' + new URL(socket.url).pathname); socket.send(new Blob(['bytes'])); };
  socket.onmessage = ({ data }) => self.postMessage?.(typeof data === 'string' ? data : [...new Uint8Array(data)]);
  self.onmessage = ({ data }) => (data === 'close at once' ? closeAtOnce() : socket.send(data));
  const closeAtOnce = () => {
    const other = new WebSocket('SERVER/closed');
    other.onerror = () => self.postMessage('error ' + other.readyState);
    other.onclose = ({ code }) => self.postMessage('close ' + code);
    other.close();
  };
`;

const NESTED = `const inner = new Worker('/worker.js?nested'); inner.onmessage = ({ data }) => postMessage(data);`;

const KINDS = [
  ['classic', "new Worker('/worker.js?classic')"],
  ['module', "new Worker('/worker.js?module', { type: 'module' })"],
  ['blob', "new Worker(URL.createObjectURL(new Blob([source])), { name: 'blob' })"],
  ['nested', "new Worker('/nested.js')"],
] as const;

const edit = (id: string, direction: 'sent' | 'received', find: string, by: string): Rule => ({
  id,
  name: id,
  isOn: true,
  where: { context: 'worker' },
  which: { direction },
  what: { type: 'edit', steps: [{ type: 'replace', find, with: by }] },
});
const hold: Rule = { ...edit('hold', 'sent', '', ''), which: { query: 'wait' }, what: { type: 'hold' } };
/** Decided in the page: a connection that is there before the rules are cannot be mocked any more. */
const mock: Rule = {
  ...hold,
  id: 'mock',
  where: { url: '*/mocked-*', context: 'worker' },
  which: {},
  what: {
    type: 'mock',
    script: { opensAfter: 0, greeting: [{ after: 0, payload: { text: 'no server' } }], exchanges: [] },
  },
};
const RULES = [edit('out', 'sent', 'first', 'edited'), edit('in', 'received', '/', '|'), hold, mock];

describe.each(BROWSERS)('in workers of %s', (browserName) => {
  let server: EchoServer;
  let rules: RulesDriver;

  beforeAll(async () => {
    server = await startEchoServer();
    const source = WORKER.replaceAll('SERVER', server.wsOrigin);
    server.setPage('/worker.js', source);
    server.setPage('/nested.js', NESTED);
    server.setPage(
      '/',
      `<!doctype html><title>Workers</title><script>var source = ${JSON.stringify(source)};</script>`,
    );
    rules = new RulesDriver(await launchBrowser(browserName, { extensionDir: extensionDir(browserName) }));
    await rules.session.openPage(`${server.origin}/`);
    await rules.session.openPanel();
    await rules.force(RULES);
    await rules.captureWorkers();
  });

  afterAll(async () => {
    await rules?.session.close();
    await server?.close();
  });

  /** Makes a worker that the page holds as its global `worker`; what it tells is in `told`. */
  const make = (expression: string) =>
    rules.session.evaluateInPage(
      `void (window.told = [], window.worker = ${expression}, worker.onmessage = ({ data }) => told.push(data))`,
    );
  const told = () => rules.session.evaluateInPage<unknown[]>('told');
  const receivedAt = (path: string) =>
    server.connections.find((one) => one.path === path)?.received.map(({ data }) => String(data)) ?? [];

  test.each(KINDS)(
    'a %s worker’s first messages are edited both ways, bytes stay in order',
    async (name, expression) => {
      await make(expression);
      await expect.poll(() => receivedAt(`/${name}`)).toEqual([`edited of /${name}`, 'bytes']);
      await expect.poll(told).toEqual([`edited of |${name}`, [...Buffer.from('bytes')]]);
    },
  );

  test('of many workers that are made at once none gets a message past the rules', async () => {
    await rules.session.evaluateInPage(() => {
      for (let index = 0; index < 20; index++) new Worker(`/worker.js?many-${index}`);
    });
    const many = () => server.connections.filter(({ path }) => path.startsWith('/many-'));
    await expect.poll(() => many().flatMap(({ received }) => received).length, { timeout: 20_000 }).toBe(40);
    const first = many().map(({ received: [message] }) => String(message?.data));
    expect(first).toEqual(many().map(({ path }) => `edited of ${path}`));
  });

  test.each(KINDS.slice(0, 3))('the first socket of a %s worker is mocked', async (name, expression) => {
    await make(expression.replace(name, `mocked-${name}`));
    await expect.poll(told).toEqual(['no server']);
    expect(receivedAt(`/mocked-${name}`)).toEqual([]);
  });

  test('a connection that is closed before it is open fails once', async () => {
    await make("new Worker('/worker.js?closing')");
    await expect.poll(told).toHaveLength(2);
    await rules.session.evaluateInPage("worker.postMessage('close at once')");
    await expect.poll(told).toContain('close 1006');
    expect((await told()).slice(2)).toEqual(['error 3', 'close 1006']);
  });

  test('what is held there goes on when the user says so, and with the rules', async () => {
    await make("new Worker('/worker.js?held')");
    await expect.poll(() => receivedAt('/held').length).toBe(2);
    for (const text of ['wait 1', 'wait 2', 'behind']) {
      await rules.session.evaluateInPage(`worker.postMessage(${JSON.stringify(text)})`);
    }
    expect(await rules.held(2)).toEqual(['wait 1', 'wait 2']);
    expect(receivedAt('/held')).toHaveLength(2);
    await rules.command('release', [0]);
    await expect.poll(() => receivedAt('/held').slice(2)).toEqual(['wait 1']);
    await rules.rules([]);
    await expect.poll(() => receivedAt('/held').slice(2)).toEqual(['wait 1', 'wait 2', 'behind']);
  });

  test('what is held there goes on when the extension has gone', async () => {
    await rules.rules(RULES);
    await make("new Worker('/worker.js?left')");
    await expect.poll(() => receivedAt('/left').length).toBe(2);
    for (const text of ['wait 1', 'behind']) {
      await rules.session.evaluateInPage(`worker.postMessage(${JSON.stringify(text)})`);
    }
    expect(await rules.held(1)).toEqual(['wait 1']);
    await rules.session.reloadExtension();
    await expect.poll(() => receivedAt('/left').slice(2), { timeout: 20_000 }).toEqual(['wait 1', 'behind']);
  });
});
