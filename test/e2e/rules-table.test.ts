/**
 * Every action of a rule, in either direction, on text and on bytes, on connections that were there before the rules and
 * on new ones, in a page, a frame and workers of real browsers: what the server gets, and what the page sees, in order.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Action } from '../../src/rules/action.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { BROWSERS, launchBrowser } from '../browsers/launch.ts';
import { waitUntil } from '../browsers/wait-until.ts';
import { type EchoServer, startEchoServer } from '../servers/echo-server.ts';
import { extensionDir } from './extension-dir.ts';
import { connectionRows, type Data, RULE_ROWS, shown } from './rule-rows.ts';
import { RulesDriver } from './rules-driver.ts';

/** Where sockets are, with the form of the bytes that are sent there, and of those that are received: all forms are there. */
const PLACES = [
  ['page', 'view', 'arraybuffer'],
  ['frame', 'blob', 'blob'],
  ['worker', 'buffer', 'arraybuffer'],
] as const;
/** In Firefox nobody sees service workers, and rules are not from the first message on in shared ones: see docs/limits.md. */
const PLACES_OF = {
  chromium: [...PLACES, ['shared', 'blob', 'blob'], ['service', 'view', 'blob']],
  firefox: PLACES,
} as const;

/** Runs in each place: opens sockets, sends, and tells what was seen. */
const PLACE = `
  var logs = {};
  var sockets = {};
  var FORMS = {
    view: (bytes) => new Uint8Array([9, ...bytes, 9]).subarray(1, -1),
    buffer: (bytes) => new Uint8Array(bytes).buffer,
    blob: (bytes) => new Blob([new Uint8Array(bytes)]),
  };
  var text = async (data) =>
    typeof data === 'string' ? data : 'b ' + new Uint8Array(data instanceof Blob ? await data.arrayBuffer() : data);
  var handle = ({ ask, path, binaryType, form, data }) => {
    if (ask === 'send') {
      logs[path].sentAt = performance.now();
      for (const one of data) sockets[path].send(typeof one === 'string' ? one : FORMS[form](one));
      return;
    }
    if (ask === 'close') return sockets[path].close();
    if (ask === 'state') return sockets[path].readyState + ' ' + sockets[path].bufferedAmount;
    if (ask === 'log') {
      const { log, sentAt, seenAt } = logs[path];
      return Promise.all(log).then((seen) => ({ seen, took: seenAt - sentAt }));
    }
    const socket = (sockets[path] = new WebSocket(location.origin.replace('http', 'ws') + path));
    const notes = (logs[path] = { log: [], sentAt: 0, seenAt: 0 });
    const add = (what) => { notes.log.push(what); notes.seenAt = performance.now(); };
    socket.binaryType = binaryType;
    socket.onopen = () => add('open ' + socket.readyState);
    socket.onmessage = ({ data }) => add(text(data));
    socket.onerror = () => add('error ' + socket.readyState);
    socket.onclose = ({ code, reason, wasClean }) => add(['close', code, reason, wasClean, socket.readyState].join(' '));
    return ask === 'begin' || new Promise((resolve) => {
      socket.addEventListener('open', () => resolve(true));
      socket.addEventListener('close', () => resolve(false));
    });
  };
`;
const WORKER = `${PLACE}
  onmessage = async ({ data, ports }) => ports[0].postMessage(await handle(data));
  onconnect = ({ ports: [port] }) => { port.onmessage = onmessage; };
`;
const FRAME = `<!doctype html><meta charset="utf-8"><script>${PLACE}</script>`;
const PAGE = `${FRAME}<iframe src="/frame"></iframe><script>
  var workers = {};
  var begin = async (places) => {
    workers.worker = new Worker('/worker.js');
    if (!places.includes('service')) return;
    workers.shared = new SharedWorker('/worker.js?shared').port;
    workers.shared.start();
    await navigator.serviceWorker.register('/worker.js?service');
    workers.service = (await navigator.serviceWorker.ready).active;
  };
  var ask = (place, request) => {
    if (!(place in workers)) return (place === 'page' ? window : frames[0]).handle(request);
    const { port1, port2 } = new MessageChannel();
    workers[place].postMessage(request, [port2]);
    return new Promise((resolve) => { port1.onmessage = ({ data }) => resolve(data); });
  };
</script>`;

/** Directions, as names of connections on which each message waits. */
const HELD = ['sent', 'received'] as const;

interface Request {
  /** `begin`: to connect, and not to wait for that. */
  readonly ask: 'connect' | 'begin' | 'send' | 'close' | 'log' | 'state';
  readonly data?: readonly Data[];
}
interface PlaceLog {
  readonly seen: readonly string[];
  readonly took: number;
}
declare const begin: (places: readonly string[]) => Promise<void>;
declare const ask: (place: string, request: object) => unknown;

const ruleOf = (name: string, what: Action, which: Rule['which'] = {}): Rule => ({
  id: name,
  name,
  isOn: true,
  where: { url: `*/${name}/*` },
  which,
  what,
});

describe.each(BROWSERS)('in %s', (browserName) => {
  let server: EchoServer;
  let driver: RulesDriver;
  const places = PLACES_OF[browserName];

  /** Asks the sockets of this name in all places at once. */
  const inPlaces = (name: string, request: Request): Promise<unknown[]> =>
    driver.session.evaluateInPage(
      (all, of, what) =>
        Promise.all(
          all.map(([place, form, binaryType]) => ask(place, { ...what, form, binaryType, path: `/${of}/${place}` })),
        ),
      places,
      name,
      request,
    );
  const logsOf = async (name: string) => (await inPlaces(name, { ask: 'log' })) as PlaceLog[];
  const logsWith = async (name: string, count: number) => {
    await waitUntil(
      `every place to see ${count}`,
      async () => (await logsOf(name)).every(({ seen }) => seen.length >= count),
      10_000,
    );
    return logsOf(name);
  };
  const atServer = (path: string) => {
    const connection = server.connections.find((one) => one.path === path);
    return connection?.received.map(({ data, opcode }) => shown(opcode === 'text' ? String(data) : [...data]));
  };

  /** The handshake of a shared or service worker belongs to no tab, and is not kept from the server. */
  const expectAtServer = (path: string, wanted: readonly string[] | undefined) => {
    const arrived = atServer(path);
    const isOfTab = !/shared|service/.test(path);
    expect.soft(isOfTab ? arrived : (arrived ?? []), path).toEqual(isOfTab ? wanted : (wanted ?? []));
  };

  beforeAll(async () => {
    server = await startEchoServer({ pages: { '/page': PAGE, '/frame': FRAME, '/worker.js': WORKER } });
    driver = new RulesDriver(await launchBrowser(browserName, { extensionDir: extensionDir(browserName) }));
    await driver.session.openPage(`${server.origin}/page`);
    await driver.session.openPanel();
    await driver.force([]);
    await driver.captureWorkers();
    await driver.session.evaluateInPage(
      (names) => begin(names),
      places.map(([place]) => place),
    );
    // In Firefox the hook stands in front of the script.
    if (browserName === 'chromium') await driver.contexts(['dedicated-worker', 'shared-worker', 'service-worker']);
    for (const name of [...Object.keys(RULE_ROWS), ...HELD, 'probe'])
      await inPlaces(`${name}/live`, { ask: 'connect' });
    const connections = Object.entries(connectionRows(server.wsOrigin)).map(([name, { what }]) => ruleOf(name, what));
    await driver.rules([
      ...Object.entries(RULE_ROWS).map(([name, { what, which }]) => ruleOf(name, what, which)),
      ...connections,
      ...HELD.map((direction) => ruleOf(direction, { type: 'hold' }, { direction })),
      ruleOf('silent', { type: 'never-answer' }),
      ruleOf('probe', { type: 'edit', steps: [{ type: 'replace', find: 'p', with: 'q' }] }),
    ]);
    // Rules reach a worker by messages.
    await waitUntil(
      'the rules to be in force everywhere',
      async () => {
        await inPlaces('probe/live', { ask: 'send', data: ['p'] });
        return (await logsOf('probe/live')).every(({ seen }) => seen.includes('q'));
      },
      10_000,
    );
  });
  afterAll(async () => {
    await driver?.session.close();
    await server?.close();
  });

  describe.each(['live', 'new'])('on a %s connection', (age) => {
    test.each(Object.entries(RULE_ROWS))('%s', async (row, { count, page, sends, server: wanted, takes = 0 }) => {
      const name = `${row}/${age}`;
      if (age === 'new') await inPlaces(name, { ask: 'connect' });
      await inPlaces(name, { ask: 'send', data: sends });
      const logs = await logsWith(name, 1 + (count ?? (Array.isArray(page) ? page.length : sends.length)));
      places.forEach(([place], at) => {
        const { seen: [opened, ...seen] = [], took = 0 } = logs[at] ?? {};
        const arrived = atServer(`/${name}/${place}`) ?? [];
        expect.soft(opened, place).toBe('open 1');
        if (typeof wanted === 'function') wanted(arrived);
        else expect.soft(arrived, `server of ${place}`).toEqual(wanted);
        if (typeof page === 'function') page(seen);
        else expect.soft(seen, place).toEqual(page === 'same' ? arrived : page);
        // Clocks of pages are coarse, and timers may be a fraction early.
        expect.soft(took + 2, place).toBeGreaterThanOrEqual(takes);
      });
      await inPlaces(name, { ask: 'close' });
    });
  });

  test.each(Object.entries(connectionRows('')))('a connection is %s', async (row, { page, sends, server: wanted }) => {
    const name = `${row}/new`;
    const isOpen = page[0] === 'open 1';
    expect(await inPlaces(name, { ask: 'connect' })).toEqual(places.map(() => isOpen));
    if (sends.length > 0) await inPlaces(name, { ask: 'send', data: sends });
    for (const { seen } of await logsWith(name, page.length)) expect.soft(seen).toEqual(page);
    for (const [place] of places) expectAtServer(`/${name}/${place}`, wanted);
  });

  test('a connection is never answered, until it is closed', async () => {
    await inPlaces('silent/new', { ask: 'begin' });
    expect(await inPlaces('silent/new', { ask: 'state' })).toEqual(places.map(() => '0 0'));
    await inPlaces('silent/new', { ask: 'close' });
    for (const { seen } of await logsWith('silent/new', 2))
      expect.soft(seen).toEqual(['error 3', 'close 1006  false 3']);
    for (const [place] of places) expectAtServer(`/silent/new/${place}`, undefined);
  });

  test.each(HELD)('what is %s waits until it is let go, in its order', async (direction) => {
    const name = `${direction}/live`;
    const sends = ['a', [1, 2], '€', [3], '{"last":true}'];
    const all = sends.map(shown);
    await inPlaces(name, { ask: 'send', data: sends });
    await driver.held(sends.length * places.length);
    const isSent = direction === 'sent';
    for (const [place] of places) expect.soft(atServer(`/${name}/${place}`), place).toEqual(isSent ? [] : all);
    for (const { seen } of await logsOf(name)) expect.soft(seen).toEqual(['open 1']);
    // 1 + 2 + 3 + 1 + 13 bytes
    expect(await inPlaces(name, { ask: 'state' })).toEqual(places.map(() => `1 ${isSent ? 20 : 0}`));
    await driver.releaseAll();
    for (const { seen } of await logsWith(name, 1 + sends.length)) expect.soft(seen).toEqual(['open 1', ...all]);
    for (const [place] of places) expect.soft(atServer(`/${name}/${place}`), place).toEqual(all);
    expect(await inPlaces(name, { ask: 'state' })).toEqual(places.map(() => '1 0'));
  });
});
