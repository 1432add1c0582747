/** Rules on the page's own connections, in real browsers: what the server gets, and what the page sees, in order. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Action } from '../../src/rules/action.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { BROWSERS, launchBrowser } from '../browsers/launch.ts';
import { waitUntil } from '../browsers/wait-until.ts';
import { type EchoServer, startEchoServer } from '../servers/echo-server.ts';
import { extensionDir } from './extension-dir.ts';
import { RulesDriver } from './rules-driver.ts';

const PAGE = `<!doctype html><meta charset="utf-8"><script>
  var seen = {};
  var sockets = {};
  var show = (data) => (typeof data === 'string' ? data : 'b ' + new Uint8Array(data));
  function connect(name) {
    const socket = new WebSocket(location.origin.replace('http', 'ws') + '/' + name);
    const log = (seen[name] = []);
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => log.push('open ' + socket.readyState);
    socket.onmessage = ({ data }) => log.push(show(data));
    socket.onerror = () => log.push('error ' + socket.readyState);
    socket.onclose = ({ code, reason, wasClean }) => log.push(['close', code, reason, wasClean, socket.readyState].join(' '));
    sockets[name] = socket;
    return new Promise((resolve) => {
      socket.addEventListener('open', () => resolve(true));
      socket.addEventListener('close', () => resolve(false));
    });
  }
</script>`;

declare const seen: Record<string, string[]>;
declare const sockets: Record<string, WebSocket>;
declare function connect(name: string): Promise<boolean>;

interface Case {
  readonly what: Action;
  readonly which: Rule['which'];
  readonly sends: readonly (string | readonly number[])[];
  readonly server: readonly string[];
  /** After `open`. */
  readonly page: readonly string[];
}

const x = { query: 'x' };
const sent = { direction: 'sent' } as const;
const received = { direction: 'received' } as const;
const edit = (find: string, text: string): Action => ({ type: 'edit', steps: [{ type: 'replace', find, with: text }] });
const bytes: Action = { type: 'edit', steps: [{ type: 'bytes', at: 1, remove: 1, hex: 'ffee' }] };
const END = 'close 1006  false 3';

const CASES: Readonly<Record<string, Case>> = {
  'drop-sent': {
    what: { type: 'drop' },
    which: { ...sent, ...x },
    sends: ['a', 'x', 'b'],
    server: ['a', 'b'],
    page: ['a', 'b'],
  },
  'drop-received': {
    what: { type: 'drop' },
    which: { ...received, ...x },
    sends: ['a', 'x', 'b'],
    server: ['a', 'x', 'b'],
    page: ['a', 'b'],
  },
  'edit-sent': { what: edit('x', '😀'), which: sent, sends: ['a', 'x'], server: ['a', '😀'], page: ['a', '😀'] },
  'edit-received': {
    what: edit('x', '😀'),
    which: received,
    sends: ['a', 'x', 'b'],
    server: ['a', 'x', 'b'],
    page: ['a', '😀', 'b'],
  },
  'edit-bytes-sent': {
    what: bytes,
    which: sent,
    sends: [[1, 2, 3]],
    server: ['b 1,255,238,3'],
    page: ['b 1,255,238,3'],
  },
  'edit-bytes-received': {
    what: bytes,
    which: received,
    sends: [[1, 2, 3], 'z'],
    server: ['b 1,2,3', 'z'],
    page: ['b 1,255,238,3', 'z'],
  },
  'delay-sent': {
    what: { type: 'delay', wait: { ms: 30 } },
    which: { ...sent, ...x },
    sends: ['a', 'x', 'b'],
    server: ['a', 'x', 'b'],
    page: ['a', 'x', 'b'],
  },
  'delay-received': {
    what: { type: 'delay', wait: { ms: 30 } },
    which: { ...received, ...x },
    sends: ['a', 'x', [7], 'b'],
    server: ['a', 'x', 'b 7', 'b'],
    page: ['a', 'x', 'b 7', 'b'],
  },
  throttle: {
    what: { type: 'throttle', bytesPerSecond: 1_000, latencyMs: 5, jitterMs: 5 },
    which: {},
    sends: ['a', [1], 'b'],
    server: ['a', 'b 1', 'b'],
    page: ['a', 'b 1', 'b'],
  },
  'duplicate-sent': {
    what: { type: 'duplicate', times: 2 },
    which: { ...sent, ...x },
    sends: ['x', 'b'],
    server: ['x', 'x', 'x', 'b'],
    page: ['x', 'x', 'x', 'b'],
  },
  'duplicate-received': {
    what: { type: 'duplicate', times: 1 },
    which: { ...received, ...x },
    sends: ['x'],
    server: ['x'],
    page: ['x', 'x'],
  },
  'truncate-sent': {
    what: { type: 'truncate', bytes: 1 },
    which: sent,
    sends: ['abc', [1, 2]],
    server: ['a', 'b 1'],
    page: ['a', 'b 1'],
  },
  answer: {
    what: { type: 'answer', payload: { text: 'pong' }, after: 0 },
    which: { ...received, ...x },
    sends: ['x'],
    server: ['x', 'pong'],
    page: ['x', 'pong'],
  },
  cut: {
    what: { type: 'cut' },
    which: { ...received, ...x },
    sends: ['a', 'x'],
    server: ['a', 'x'],
    page: ['a', 'error 3', END],
  },
};

const MOCK: Action = {
  type: 'mock',
  script: {
    opensAfter: 5,
    subprotocol: 'chat',
    greeting: [{ after: 0, payload: { text: 'hello' } }],
    exchanges: [{ text: 'ping', replies: [{ after: 5, payload: { base64: 'AQI=' } }] }],
  },
};
const STAND_INS: Readonly<Record<string, Action>> = {
  mock: MOCK,
  silent: { type: 'never-answer' },
  'soon-over': { type: 'close-after', ms: 5, code: 4_000, reason: 'enough' },
  'soon-cut': { type: 'close-after', ms: 5, code: 1_006, reason: '' },
};

const ruleOf = (name: string, what: Action, which: Rule['which'] = {}): Rule => ({
  id: name,
  name,
  isOn: true,
  where: { url: `*/${name}` },
  which,
  what,
});

describe.each(BROWSERS)('in %s', (browserName) => {
  let server: EchoServer;
  let driver: RulesDriver;

  beforeAll(async () => {
    server = await startEchoServer({ pages: { '/page': PAGE } });
    driver = new RulesDriver(await launchBrowser(browserName, { extensionDir: extensionDir(browserName) }));
    await driver.session.openPage(`${server.origin}/page`);
    // Connections that are there before any rule is.
    await driver.session.evaluateInPage(
      (names) => Promise.all(names.map((name) => connect(name))).then(() => true),
      [...Object.keys(CASES), 'hold'],
    );
    await driver.session.openPanel();
    const rules = [
      ...Object.entries(CASES).map(([name, { what, which }]) => ruleOf(name, what, which)),
      ruleOf('hold', { type: 'hold' }),
      ...Object.entries(STAND_INS).map(([name, what]) => ruleOf(name, what)),
      ruleOf('redirect', { type: 'redirect', url: `${server.wsOrigin}/elsewhere` }),
    ];
    expect(await driver.force(rules)).toEqual({ type: 'rules-in-force', rules: rules.length });
  });
  afterAll(async () => {
    await driver?.session.close();
    await server?.close();
  });

  const connectionOf = (name: string) => server.connections.filter(({ path }) => path === `/${name}`).at(-1);
  const atServer = (name: string) =>
    (connectionOf(name)?.received ?? []).map(({ opcode, data }) =>
      opcode === 'text' ? String(data) : `b ${[...data]}`,
    );
  const inPage = (name: string) => driver.session.evaluateInPage((of) => seen[of] ?? [], name);
  const send = (name: string, data: readonly (string | readonly number[])[]) =>
    driver.session.evaluateInPage(
      (of, all) => {
        for (const one of all) sockets[of]?.send(typeof one === 'string' ? one : new Uint8Array(one));
      },
      name,
      data,
    );
  const sees = (name: string, page: readonly string[]) =>
    waitUntil(`the page to see ${page.length}`, async () => (await inPage(name)).length >= page.length, 5_000)
      .then(() => inPage(name))
      .then((all) => expect(all).toEqual(page));

  describe.each(['live', 'new'])('on a %s connection', (age) => {
    test.each(Object.entries(CASES))('%s', async (name, { page, sends, server: wanted }) => {
      if (age === 'new') await driver.session.evaluateInPage((of) => connect(of), name);
      await send(name, sends);
      await sees(name, ['open 1', ...page]);
      expect(atServer(name)).toEqual(wanted);
    });
  });

  const stateOf = (name: string) =>
    driver.session.evaluateInPage((of) => {
      const socket = sockets[of];
      return socket && [socket.readyState, socket.bufferedAmount, socket.protocol, socket.extensions];
    }, name);

  describe('what is held', () => {
    test('waits in order, and goes on, changed or not, or is dropped, as the user says', async () => {
      await send('hold', ['1', '2', '3', '4']);
      expect(await driver.held(4)).toEqual(['1', '2', '3', '4']);
      expect(await stateOf('hold')).toEqual([1, 4, '', '']);
      expect(atServer('hold')).toEqual([]);
      await driver.command({ type: 'release-edited', item: 0, payload: { opcode: 'text', data: '€' } }, [2]);
      await driver.command('drop', [1]);
      await driver.held(2);
      await driver.command('release', [0]);
      expect(await driver.held(3)).toEqual(['4', '1', '€']); // the echoes wait, too
      expect(atServer('hold')).toEqual(['1', '€']);
      await driver.command({ type: 'release-all' }, [0]);
      await driver.held(1); // the echo of 4
      await driver.command({ type: 'release-all' }, [0]);
      await sees('hold', ['open 1', '1', '€', '4']);
      expect(await stateOf('hold')).toEqual([1, 0, '', '']);
    });

    test('is what a close of the page waits behind', async () => {
      await send('hold', ['last']);
      await driver.held(1);
      const state = await driver.session.evaluateInPage(() => {
        const { hold } = sockets;
        hold?.close(3_000, 'by the page');
        hold?.send('too late');
        return [hold?.readyState, hold?.bufferedAmount];
      });
      expect(state).toEqual([2, 12]);
      await driver.command('release', [0]);
      expect(await connectionOf('hold')?.closed).toEqual({ code: 3_000, reason: 'by the page' });
      expect(atServer('hold')).toEqual(['1', '€', '4', 'last']);
      await sees('hold', ['open 1', '1', '€', '4', 'close 3000 by the page true 3']);
    });
  });

  describe('a connection', () => {
    test('that is mocked opens and answers with no server', async () => {
      const promise = driver.session.evaluateInPage((of) => connect(of), 'mock');
      expect(await promise).toBe(true);
      expect(await stateOf('mock')).toEqual([1, 0, 'chat', '']);
      await send('mock', ['ping']);
      await sees('mock', ['open 1', 'hello', 'b 1,2']);
      await driver.session.evaluateInPage(() => sockets.mock?.close(4_321, 'done'));
      await sees('mock', ['open 1', 'hello', 'b 1,2', 'close 4321 done true 3']);
      expect(connectionOf('mock')).toBeUndefined();
    });

    test('that is redirected talks to another server, as if to its own', async () => {
      expect(await driver.session.evaluateInPage((of) => connect(of), 'redirect')).toBe(true);
      await send('redirect', ['a', [1, 2]]);
      await sees('redirect', ['open 1', 'a', 'b 1,2']);
      expect(atServer('elsewhere')).toEqual(['a', 'b 1,2']);
      await driver.session.evaluateInPage(() => sockets.redirect?.close(3_000, 'done'));
      await sees('redirect', ['open 1', 'a', 'b 1,2', 'close 3000 done true 3']);
      expect(connectionOf('redirect')).toBeUndefined();
    });

    test('that is never answered stays connecting until the page closes it', async () => {
      await driver.session.evaluateInPage((of) => void connect(of), 'silent');
      const seenNow = await driver.session.evaluateInPage(() => {
        const socket = sockets.silent as WebSocket;
        const before = socket.readyState;
        let thrown: unknown;
        try {
          socket.send('x');
        } catch (error) {
          thrown = error;
        }
        const { name, stack = '' } = thrown as DOMException;
        socket.close();
        return [before, name, /native|extension:/.test(stack), socket.readyState];
      });
      expect(seenNow).toEqual([0, 'InvalidStateError', false, 2]);
      await sees('silent', ['error 3', END]);
    });

    test.each([
      ['soon-over', ['close 4000 enough true 3']],
      ['soon-cut', ['error 3', END]],
    ])('that is %s ends so', async (name, end) => {
      await driver.session.evaluateInPage((of) => connect(of), name);
      await sees(name, ['open 1', ...end]);
    });
  });
});
