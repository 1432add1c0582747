/** Rules for a subprotocol, whichever way the page has offered it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Action } from '../../src/rules/action.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { BROWSERS } from '../browsers/launch.ts';
import type { EchoServer } from '../servers/echo-server.ts';
import type { RulesDriver } from './rules-driver.ts';
import { closeRulesStage, openRulesStage } from './stage.ts';

const PAGE = `<!doctype html><meta charset="utf-8"><script>
  var run = (protocols) => new Promise((resolve) => {
    const log = [];
    const socket = new WebSocket(location.origin.replace('http', 'ws') + '/run', protocols);
    socket.onopen = () => { log.push('open ' + socket.protocol); socket.send('banana'); };
    socket.onmessage = ({ data }) => { log.push(data); socket.close(); };
    socket.onerror = () => log.push('error');
    socket.onclose = ({ code }) => resolve([...log, code]);
  });
</script>`;

declare const run: (protocols: string | string[]) => Promise<unknown[]>;

const ruleOf = (id: string, subprotocol: string, what: Action): Rule => ({
  id,
  name: id,
  isOn: true,
  where: { subprotocol },
  which: {},
  what,
});

describe.each(BROWSERS)('in %s', (browserName) => {
  let server: EchoServer;
  let driver: RulesDriver;

  beforeAll(async () => {
    ({ server, driver } = await openRulesStage(browserName, PAGE));
    await driver.session.openPage(`${server.origin}/page`);
    await driver.session.openPanel();
    await driver.force([]);
    await driver.rules([
      ruleOf('edit', 'chat-*', { type: 'edit', steps: [{ type: 'replace', find: 'a', with: '4' }] }),
      ruleOf('refuse', 'bad-*', { type: 'refuse' }),
    ]);
  });
  afterAll(() => closeRulesStage({ server, driver }));

  test.each([
    [
      ['chat-1', 'feed'],
      ['open chat-1', 'b4n4n4', 1005],
    ],
    ['chat-2', ['open chat-2', 'b4n4n4', 1005]],
    [['feed'], ['open feed', 'banana', 1005]],
    [[], ['open ', 'banana', 1005]],
    [['bad-1'], ['error', 1006]],
    ['bad-2', ['error', 1006]],
  ])('%j', async (protocols, seen) => {
    expect(await driver.session.evaluateInPage((offered) => run(offered), protocols)).toEqual(seen);
  });
});
