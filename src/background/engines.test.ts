import { beforeEach, describe, expect, test } from 'vitest';
import { EnginesBench } from '../../test/simulation/engines-bench.ts';
import { matchOf } from './page-matches.ts';

let bench: EnginesBench;
const drop = { id: 'r1', name: 'r', isOn: true, where: {}, which: {}, what: { type: 'drop' } };
const refuse = { ...drop, what: { type: 'refuse' }, where: { url: 'wss://a.example/*' } };

beforeEach(async () => {
  bench = new EnginesBench();
  await bench.settle();
});

test('takes back what an earlier background may have left', () => {
  expect(bench.done).toEqual(['block ', 'register ']);
});

describe('rules of a panel', () => {
  test('are in force in the documents that are there and those of their hosts that come; the panel hears of it', async () => {
    const panel = bench.panel();
    bench.relay('a');
    await bench.settle();
    bench.done.length = 0;
    panel.port.post({ type: 'rules', rules: [refuse, { ...drop, id: 'r2', isOn: false }], seed: 1 });
    await bench.settle();
    expect(bench.done).toEqual(['block 1:wss://a.example/*', 'register *://a.example/*', 'inject 1']);
    expect(panel.heard.at(-1)).toEqual({ type: 'rules-in-force', rules: 1 });
  });

  test('are told to its engines, when they come and when they change, and to no others', async () => {
    const [panel, other] = [bench.panel(1), bench.engine(2)];
    panel.port.post({ type: 'rules', rules: [drop], seed: 5 });
    await bench.settle();
    const engine = bench.engine(1);
    await bench.settle();
    panel.port.post({ type: 'rules', rules: [], seed: 5 });
    await bench.settle();
    const none = { type: 'rules', rules: [], seed: 0 };
    expect(engine.heard).toEqual([{ type: 'rules', rules: [drop], seed: 5 }, none]);
    expect(other.heard).toEqual([none]);
  });

  test('that are none are refused, aloud, and none is in force', async () => {
    const panel = bench.panel();
    panel.port.post({ type: 'rules', rules: [{ ...drop, what: { type: 'explode' } }], seed: 1 });
    await bench.settle();
    expect(panel.heard.at(-1)).toMatchObject({ type: 'rules-in-force', rules: 0, error: /rules\[0\].what.type/ });
  });

  test('that are refused leave those in force that were', async () => {
    const panel = bench.panel();
    panel.port.post({ type: 'rules', rules: [refuse], seed: 1 });
    await bench.settle();
    const engine = bench.engine();
    await bench.settle();
    bench.done.length = 0;
    panel.port.post({ type: 'rules', rules: [refuse, refuse], seed: 2 });
    await bench.settle();
    expect(panel.heard.at(-1)).toEqual({ type: 'rules-in-force', rules: 1, error: expect.stringContaining('r1') });
    expect([engine.heard.at(-1), bench.done]).toEqual([{ type: 'rules', rules: [refuse], seed: 1 }, []]);
    panel.port.post({ type: 'rules', rules: [], seed: 2 });
    await bench.settle();
    expect(engine.heard.at(-1)).toEqual({ type: 'rules', rules: [], seed: 0 });
  });

  test('are not told of when others are in force by then', async () => {
    const panel = bench.panel();
    for (const rules of [[refuse], [], [drop]]) panel.port.post({ type: 'rules', rules, seed: 1 });
    await bench.settle();
    const told = panel.heard.filter((message) => (message as { type: string }).type === 'rules-in-force');
    expect(told).toEqual([{ type: 'rules-in-force', rules: 1 }]);
  });

  test('go with the panel', async () => {
    const panel = bench.panel();
    bench.relay('a');
    panel.port.post({ type: 'rules', rules: [refuse], seed: 1 });
    await bench.settle();
    const engine = bench.engine();
    await bench.settle();
    bench.done.length = 0;
    panel.port.close();
    await bench.settle();
    expect(engine.heard.at(-1)).toEqual({ type: 'rules', rules: [], seed: 0 });
    expect(bench.done).toEqual(['block ', 'register ']);
  });

  test('go with a panel that is replaced, whose successor knows nothing of what they hold', async () => {
    const first = bench.panel();
    first.port.post({ type: 'rules', rules: [refuse], seed: 1 });
    await bench.settle();
    const engine = bench.engine();
    await bench.settle();
    bench.panel();
    await bench.settle();
    expect(engine.heard.at(-1)).toEqual({ type: 'rules', rules: [], seed: 0 });
    expect(bench.done.slice(-2)).toEqual(['block ', 'register ']);
  });

  test('that the browser cannot put in force: the panel hears why', async () => {
    const panel = bench.panel();
    bench.failWith('no such host');
    panel.port.post({ type: 'rules', rules: [drop], seed: 1 });
    await bench.settle();
    expect(panel.heard.at(-1)).toEqual({ type: 'rules-in-force', rules: 1, error: 'no such host' });
  });

  test('come to a document of another host when it says hello, and to its host from then on', async () => {
    const panel = bench.panel();
    panel.port.post({ type: 'rules', rules: [drop], seed: 1 });
    await bench.settle();
    bench.done.length = 0;
    bench.relay('b', { frameId: 7 });
    await bench.settle();
    expect(bench.done).toEqual(['inject 1 7', 'block ', 'register *://a.example/*']);
  });
});

describe('an engine', () => {
  test('tells its panel what waits, and hears what the user does with it', async () => {
    const panel = bench.panel();
    panel.port.post({ type: 'rules', rules: [drop], seed: 1 });
    await bench.settle();
    const engine = bench.engine();
    await bench.settle();
    const news = { type: 'unheld', items: [1] };
    engine.port.post({ type: 'news', documentId: 'a', news });
    engine.port.post({ type: 'news', documentId: 'a', news: { type: 'forged' } });
    const command = { type: 'release', items: [1] };
    panel.port.post({ type: 'to-engine', documentId: 'a', command });
    await bench.settle();
    expect(panel.heard.filter((message) => (message as { type: string }).type === 'engine')).toEqual([
      { type: 'engine', documentId: 'a', news },
    ]);
    expect(engine.heard.at(-1)).toEqual({ type: 'command', documentId: 'a', command });
  });

  test('of a tab without rules is not heard', async () => {
    const panel = bench.panel();
    const engine = bench.engine();
    engine.port.post({ type: 'news', documentId: 'a', news: { type: 'unheld', items: [1] } });
    await bench.settle();
    expect(panel.heard).toEqual([{ type: 'ready' }]);
  });
});

test.each([
  ['https://a.example:8443/x?y', '*://a.example/*'],
  ['http://127.0.0.1:80/', '*://127.0.0.1/*'],
  ['http://[::1]:80/', '*://[::1]/*'],
  ['file:///x.html', 'file:///*'],
  ['about:blank', undefined],
  ['no URL', undefined],
])('documents of %s match %s', (url, match) => {
  expect(matchOf(url)).toBe(match);
});
