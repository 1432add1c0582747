/** Faults by chance are those of the seed: after a reload the server gets the same, and the page sees the same. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Rule } from '../../src/rules/rule.ts';
import { BROWSERS } from '../browsers/launch.ts';
import type { EchoServer } from '../servers/echo-server.ts';
import type { RulesDriver } from './rules-driver.ts';
import { closeRulesStage, openRulesStage } from './stage.ts';

const MESSAGES = 40;

/** The first inline script has spoken before anything can be told of it; what comes back is logged in its order. */
const PAGE = `<!doctype html><meta charset="utf-8"><title>Faults</title><script>
  var seen = [];
  var socket = new WebSocket(location.origin.replace('http', 'ws') + '/faults');
  socket.binaryType = 'arraybuffer';
  socket.onmessage = ({ data }) => seen.push(typeof data === 'string' ? data : 'b ' + new Uint8Array(data));
  socket.onopen = () => {
    for (let index = 0; index < ${MESSAGES}; index++) socket.send(index % 4 ? 'message ' + index : Uint8Array.of(index, 1, 2, 3));
    socket.send('last');
  };
</script>`;

declare const seen: string[];

const sometimes = { probability: 0.4 };
const rule = (id: string, which: Rule['which'], what: Rule['what']): Rule => ({
  ...{ id, name: id, isOn: true, where: {}, which: { query: '-last', ...which }, what },
});
/** The delays leave the order alone: who waits keeps who comes behind. */
const RULES = [
  rule('drop-sent', { direction: 'sent', ...sometimes }, { type: 'drop' }),
  rule('corrupt-sent', { direction: 'sent', ...sometimes }, { type: 'corrupt', bytes: 2 }),
  rule('delay-sent', { direction: 'sent', ...sometimes }, { type: 'delay', wait: { from: 1, to: 10 } }),
  rule('drop-received', { direction: 'received', probability: 0.2 }, { type: 'drop' }),
  rule('corrupt-received', { direction: 'received', ...sometimes }, { type: 'corrupt', bytes: 1 }),
];

describe.each(BROWSERS)('in %s', (browserName) => {
  let server: EchoServer;
  let driver: RulesDriver;

  beforeAll(async () => {
    ({ server, driver } = await openRulesStage(browserName, PAGE));
    await driver.session.openPage(`${server.origin}/elsewhere`);
    await driver.session.openPanel();
    await driver.force(RULES);
  });
  afterAll(() => closeRulesStage({ server, driver }));

  /** What the server got, and what the page saw, once all has come. */
  async function run(load: () => Promise<unknown>) {
    const before = server.connections.length;
    await load();
    await expect.poll(() => driver.session.evaluateInPage(() => seen.includes('last'))).toBe(true);
    const connection = server.connections[before];
    return {
      server: connection?.received.map(({ opcode, data }) => `${opcode} ${data.toString('latin1')}`),
      page: await driver.session.evaluateInPage(() => seen),
    };
  }

  test('the same seed gives the same run after a reload, and another one another', async () => {
    const first = await run(() => driver.session.openPage(`${server.origin}/page`));
    expect(first.server?.length).toBeGreaterThan(5);
    expect(first.server?.length).toBeLessThan(MESSAGES);
    const reload = () => driver.session.reloadPage();
    expect(await run(reload)).toEqual(first);
    expect(await run(reload)).toEqual(first);
    await driver.rules(RULES, 2);
    const other = await run(reload);
    expect(other.server).not.toEqual(first.server);
    expect(other.page).not.toEqual(first.page);
    await driver.rules(RULES);
    expect(await run(reload)).toEqual(first);
  });
});
