/** What is held, and what stands in for a server, in real browsers: what the server gets, and what the page sees. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Action } from '../../src/rules/action.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { BROWSERS } from '../browsers/launch.ts';
import { waitUntil } from '../browsers/wait-until.ts';
import type { EchoServer } from '../servers/echo-server.ts';
import type { RulesDriver } from './rules-driver.ts';
import { closeRulesStage, openRulesStage } from './stage.ts';

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

const END = 'close 1006  false 3';

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
};

const ruleOf = (name: string, what: Action): Rule => ({
  id: name,
  name,
  isOn: true,
  where: { url: `*/${name}` },
  which: {},
  what,
});

describe.each(BROWSERS)('in %s', (browserName) => {
  let server: EchoServer;
  let driver: RulesDriver;

  beforeAll(async () => {
    ({ server, driver } = await openRulesStage(browserName, PAGE));
    await driver.session.openPage(`${server.origin}/page`);
    // A connection that is there before any rule is.
    await driver.session.evaluateInPage(() => connect('hold'));
    await driver.session.openPanel();
    const rules = [
      ruleOf('hold', { type: 'hold' }),
      ...Object.entries(STAND_INS).map(([name, what]) => ruleOf(name, what)),
      ruleOf('redirect', { type: 'redirect', url: `${server.wsOrigin}/elsewhere` }),
    ];
    expect(await driver.force(rules)).toEqual({ type: 'rules-in-force', rules: rules.length });
  });
  afterAll(() => closeRulesStage({ server, driver }));

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
  });
});
