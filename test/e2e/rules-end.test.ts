/** Whatever ends the rules, nothing that they hold is lost or hangs: it goes on, in order. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Rule } from '../../src/rules/rule.ts';
import { BROWSERS } from '../browsers/launch.ts';
import { waitUntil } from '../browsers/wait-until.ts';
import type { EchoServer } from '../servers/echo-server.ts';
import type { RulesDriver } from './rules-driver.ts';
import { closeRulesStage, openRulesStage } from './stage.ts';

const PAGE = `<!doctype html><meta charset="utf-8"><script>
  var received = [];
  var ends = {};
  var socket = new WebSocket(location.origin.replace('http', 'ws') + '/held');
  socket.onmessage = ({ data }) => received.push(data);
  var opened = new Promise((resolve) => socket.addEventListener('open', resolve));
</script>`;

declare const socket: WebSocket;
declare const opened: Promise<unknown>;
declare const received: string[];
declare const ends: Record<string, string[]>;

const HOLD: Rule = { id: 'h', name: 'Hold', isOn: true, where: {}, which: { query: 'held' }, what: { type: 'hold' } };
const MOCK: Rule = {
  id: 'm',
  name: 'Mock',
  isOn: true,
  where: { url: '*/mocked' },
  which: {},
  what: { type: 'mock', script: { opensAfter: 0, greeting: [], exchanges: [] } },
};
const SENT = ['held 1', 'free 2', 'held 3'];

describe.each(BROWSERS)('in %s', (browserName) => {
  let server: EchoServer;
  let driver: RulesDriver;

  beforeAll(async () => {
    ({ server, driver } = await openRulesStage(browserName, PAGE));
  });
  afterAll(() => closeRulesStage({ server, driver }));

  /** Two messages wait for the user, and one behind the first. */
  beforeEach(async () => {
    const { session } = driver;
    await session.openPage(`${server.origin}/page`);
    await session.evaluateInPage(() => opened.then(() => true));
    await session.openPanel();
    await driver.force([HOLD]);
    await session.evaluateInPage((texts) => {
      for (const text of texts) socket.send(text);
    }, SENT);
    await driver.held(2);
    expect(atServer()).toEqual([]);
  });

  const atServer = () => (server.connections.at(-1)?.received ?? []).map(({ data }) => String(data));
  const goesOn = async () => {
    await waitUntil('all echoes', () => driver.session.evaluateInPage(() => received.length === 3), 10_000);
    expect(await driver.session.evaluateInPage(() => received)).toEqual(SENT);
    expect(atServer()).toEqual(SENT);
    expect(await driver.session.evaluateInPage(() => [socket.readyState, socket.bufferedAmount])).toEqual([1, 0]);
  };

  test('the panel is closed', async () => {
    await driver.session.closePanel();
    await goesOn();
  });

  test('no rule is on any more', async () => {
    await driver.rules([]);
    await goesOn();
  });

  test('the background is killed', async () => {
    await driver.session.stopBackground();
    await waitUntil('the messages', () => atServer().length === 3, 10_000);
    expect(atServer()).toEqual(SENT);
    await driver.session.closePanel();
    await goesOn();
  });

  test('the page is left', async () => {
    const { connections } = server;
    const count = connections.length;
    await driver.session.openPage(`${server.origin}/elsewhere`);
    await waitUntil('the messages', () => connections[count - 1]?.received.length === 3, 10_000);
    expect(atServer()).toEqual(SENT);
    await driver.session.closePanel();
  });

  test('the page is left, while a Blob waits, which there is no time to read', async () => {
    const connection = server.connections.at(-1);
    await driver.session.evaluateInPage(() => socket.send(new Blob(['held 4'])));
    await driver.held(3);
    await driver.session.openPage(`${server.origin}/elsewhere`);
    await waitUntil('the messages', () => connection?.received.length === 4, 10_000);
    expect(connection?.received.map(({ data, opcode }) => `${opcode} ${data}`)).toEqual([
      ...SENT.map((text) => `text ${text}`),
      'binary held 4',
    ]);
    await driver.session.closePanel();
  });

  test('the extension is loaded anew', async () => {
    await driver.session.reloadExtension();
    await goesOn();
  });

  test('a mocked connection ends, with the extension, as an open one whose network fails', async () => {
    const { session } = driver;
    await driver.rules([HOLD, MOCK]);
    await session.evaluateInPage(async () => {
      const open = (path: string) =>
        new Promise<void>((resolve) => {
          const one = new WebSocket(socket.url.replace('/held', path));
          const log: string[] = [];
          ends[path] = log;
          for (const type of ['open', 'error', 'close'])
            one.addEventListener(type, (event) => {
              const { code, reason, wasClean } = event as CloseEvent;
              log.push(
                [type, event.constructor.name, code, reason, wasClean, one.readyState, one.bufferedAmount].join(' '),
              );
              resolve();
            });
        });
      await Promise.all([open('/native'), open('/mocked')]);
    });
    const native = server.connections.find(({ path }) => path === '/native');
    native?.terminate();
    await session.reloadExtension();
    const endsOf = (path: string) => session.evaluateInPage((of) => ends[of], path);
    await expect.poll(() => endsOf('/native')).toHaveLength(2);
    await expect.poll(() => endsOf('/mocked')).toEqual(await endsOf('/native'));
  });
});
