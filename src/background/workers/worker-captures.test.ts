import { describe, expect, onTestFinished, test } from 'vitest';
import { FakeDebugger } from '../../../test/simulation/fake-debugger.ts';
import type { ToPanel } from '../../protocol/routing.ts';
import { Engines } from '../engines.ts';
import { Tab } from '../tab.ts';
import { WorkerCaptures } from './worker-captures.ts';

const TAB = 7;
const SOURCE = 'var workerHook = { install() {} };';

function open() {
  const api = new FakeDebugger();
  const heard: ToPanel[] = [];
  const tab = new Tab();
  const sender = { name: '', tabId: undefined, frameId: 0, url: '', isExtensionPage: true };
  const post = (message: ToPanel) => void heard.push(message);
  tab.setPanel({ sender, post, subscribe: () => () => undefined, onClosed: () => undefined, close: () => undefined });
  tab.addDocument(
    { documentId: 'top', frameId: 0, url: 'https://a.example/top', timeOrigin: 1 },
    { post: () => undefined, close: () => undefined },
  );
  heard.length = 0;
  const done = async () => undefined;
  const engines = new Engines({ block: done, inject: done, register: done });
  const captures = new WorkerCaptures({ api, engines, hookSource: async () => SOURCE, wake: async () => true });
  onTestFinished(() => captures.stop(TAB));
  return { api, captures, engines, heard, tab };
}

type Opened = ReturnType<typeof open>;

const settle = () => new Promise(setImmediate);

async function turnOn(opened: Opened): Promise<void> {
  await opened.captures.set(TAB, opened.tab, true);
}

async function attach({ api }: Opened, sessionId: string, more: object = {}, waiting = true): Promise<void> {
  const targetInfo = { targetId: `t-${sessionId}`, type: 'worker', url: 'https://a.example/w.js', ...more };
  api.emit({ tabId: TAB }, 'Target.attachedToTarget', { sessionId, targetInfo, waitingForDebugger: waiting });
  await settle();
}

describe('the switch', () => {
  test('attaches to the tab and says so; off it lets go', async () => {
    const opened = open();
    await turnOn(opened);
    await opened.captures.set(TAB, opened.tab, false);
    expect(opened.api.attached).toEqual([{ tabId: TAB }]);
    expect(opened.api.detached).toEqual([{ tabId: TAB }]);
    expect(opened.heard).toEqual([
      { type: 'capture-workers', status: 'on' },
      { type: 'capture-workers', status: 'off' },
    ]);
  });

  test('off while it is still being turned on lets go too', async () => {
    const opened = open();
    const turningOn = turnOn(opened);
    await opened.captures.set(TAB, opened.tab, false);
    await turningOn;
    expect(opened.heard).toEqual([{ type: 'capture-workers', status: 'off' }]);
    expect(opened.api.detached.at(-1)).toEqual({ tabId: TAB });
  });

  test('tells the reason when the browser refuses', async () => {
    const opened = open();
    opened.api.refusal = new Error('Cannot attach to this target.');
    await turnOn(opened);
    expect(opened.heard).toEqual([
      { type: 'capture-workers', status: 'refused', reason: 'Cannot attach to this target.' },
    ]);
  });

  test('goes on where an earlier background was attached: every worker is attached anew', async () => {
    const opened = open();
    opened.api.refusal = new Error('Another debugger is already attached to the tab with id: 7.');
    await turnOn(opened);
    expect(opened.heard).toEqual([{ type: 'capture-workers', status: 'on' }]);
    expect(opened.api.commands.map(({ params }) => params.autoAttach)).toEqual([false, true]);
  });

  test.each([
    ['canceled_by_user', 'canceled'],
    ['target_closed', 'ended'],
  ])('ends when the browser detaches for %s', async (reason, status) => {
    const opened = open();
    await turnOn(opened);
    await attach(opened, 's1');
    opened.api.emitDetach({ tabId: TAB }, reason);
    expect(opened.heard.slice(-2)).toEqual([
      { type: 'gone', documentId: 'worker-s1' },
      { type: 'capture-workers', status },
    ]);
  });
});

describe('a worker', () => {
  test('of the service kind gets the hook before it runs, without an answer in between', async () => {
    const opened = open();
    await turnOn(opened);
    opened.api.silent.add('s1');
    await attach(opened, 's1', { type: 'service_worker' });
    expect(opened.api.methodsOf('s1')).toEqual([
      'Runtime.addBinding',
      'Runtime.evaluate',
      'Runtime.runIfWaitingForDebugger',
    ]);
  });

  test('is a document under the frame that made it, and a nested one under it', async () => {
    const opened = open();
    await turnOn(opened);
    await attach(opened, 's1', { parentId: 'top', parentFrameId: 'top' });
    await attach(opened, 's2', { parentId: 't-s1', parentFrameId: 'top' });
    const worker = { type: 'document', context: 'dedicated-worker', url: 'https://a.example/w.js', frameId: 0 };
    expect(opened.heard.slice(1)).toEqual([
      { ...worker, documentId: 'worker-s1', parent: 'top', timeOrigin: 5 },
      { ...worker, documentId: 'worker-s2', parent: 'worker-s1', timeOrigin: 5 },
    ]);
  });

  test('that has a hook keeps it', async () => {
    const opened = open();
    await turnOn(opened);
    opened.api.hooked.add('s1');
    await attach(opened, 's1', {}, false);
    const expressions = opened.api.commands.map(({ params }) => String(params.expression));
    expect(expressions.filter((expression) => expression.includes(SOURCE))).toEqual([]);
    expect(opened.api.methodsOf('s1')).toContain('Runtime.addBinding');
    expect(opened.heard.at(-1)).toMatchObject({ type: 'document', documentId: 'worker-s1' });
  });

  test('that runs without one gets it', async () => {
    const opened = open();
    await turnOn(opened);
    await attach(opened, 's1', {}, false);
    const expressions = opened.api.commands.map(({ params }) => String(params.expression));
    expect(expressions.filter((expression) => expression.includes(SOURCE))).toHaveLength(1);
  });

  test('is told commands, and its batches of the newest subscription reach the panel', async () => {
    const opened = open();
    await turnOn(opened);
    await attach(opened, 's1');
    opened.tab.toDocument('worker-s1', { type: 'subscribe', after: 2 });
    const told = opened.api.told('s1').at(-1) as { subscription: number } | undefined;
    expect(told).toMatchObject({ type: 'subscribe', after: 2 });
    const batch = (subscription: number, ...seqs: number[]) => {
      const payload = JSON.stringify({ subscription, envelopes: seqs.map((seq) => ({ seq })) });
      opened.api.emit({ tabId: TAB, sessionId: 's1' }, 'Runtime.bindingCalled', { name: 'binding', payload });
    };
    batch(Number(told?.subscription) - 1, 3);
    batch(Number(told?.subscription), 2, 3);
    expect(opened.heard.slice(2)).toEqual([{ type: 'batch', documentId: 'worker-s1', envelopes: [{ seq: 3 }] }]);
  });

  test('that ends is gone', async () => {
    const opened = open();
    await turnOn(opened);
    await attach(opened, 's1');
    opened.api.emit({ tabId: TAB }, 'Target.detachedFromTarget', { sessionId: 's1' });
    expect(opened.heard.at(-1)).toEqual({ type: 'gone', documentId: 'worker-s1' });
  });

  test('goes back to keeping the history when the switch is off', async () => {
    const opened = open();
    await turnOn(opened);
    await attach(opened, 's1');
    await opened.captures.set(TAB, opened.tab, false);
    expect(opened.api.told('s1').at(-1)).toEqual({ type: 'unsubscribe' });
  });

  test('of a tab whose panel has not come back yet is hooked and let go all the same', async () => {
    const opened = open();
    await attach(opened, 's1');
    expect(opened.api.methodsOf('s1')).toContain('Runtime.runIfWaitingForDebugger');
    expect(opened.heard).toEqual([]);
    opened.captures.stop(TAB);
  });
});

describe('rules', () => {
  const hold = { id: 'r1', name: 'r', isOn: true, where: {}, which: {}, what: { type: 'hold' } };
  const gated = (item: number, what: object) => ({ type: 'gated', item, connectionId: 'c1', seq: item, at: 1, what });
  const created = gated(1, { type: 'created', url: 'wss://a.example/', protocols: [] });
  const sent = gated(2, { type: 'sent', payload: { opcode: 'binary', data: { base64: 'AQI=' } } });

  async function turnOnWith(rules: readonly object[]): Promise<Opened> {
    const opened = open();
    await turnOn(opened);
    await opened.engines.setRules(TAB, opened.tab, { type: 'rules', rules: [...rules], seed: 1 });
    return opened;
  }
  const say = ({ api }: Opened, message: unknown) => {
    const payload = JSON.stringify({ gated: message });
    api.emit({ tabId: TAB, sessionId: 's1' }, 'Runtime.bindingCalled', { name: 'binding', payload });
  };
  const installed = ({ api }: Opened) =>
    api.commands.map(({ params }) => String(params.expression)).find((expression) => expression.includes(SOURCE));

  test('are in force from the first line of a worker on, also for what it did before its hook was known', async () => {
    const opened = await turnOnWith([hold]);
    opened.api.silent.add('s1');
    await attach(opened, 's1', { type: 'service_worker' });
    expect(installed(opened)).toMatch(/install\("\w+", true\)/);
    opened.api.silent.delete('s1');
    await attach(opened, 's1');
    say(opened, created);
    say(opened, sent);
    expect(opened.api.told('s1').slice(-3)).toEqual([
      { type: 'gates', on: true },
      { type: 'let', item: 1 },
      { type: 'note', item: 2, note: { outcome: 'held', rule: 'r1' } },
    ]);
    expect(opened.heard.at(-1)).toMatchObject({
      type: 'engine',
      documentId: 'worker-s1',
      news: { type: 'held', item: 2 },
    });
  });

  test('let go of what the user releases there, with other bytes', async () => {
    const opened = await turnOnWith([hold]);
    await attach(opened, 's1');
    say(opened, created);
    say(opened, sent);
    const payload = { opcode: 'binary', data: new Uint8Array([3]).buffer } as const;
    const command = { type: 'release-edited', item: 2, payload } as const;
    opened.engines.command(TAB, { type: 'to-engine', documentId: 'worker-other', command });
    expect(opened.api.told('s1').at(-1)).toMatchObject({ type: 'note' });
    opened.engines.command(TAB, { type: 'to-engine', documentId: 'worker-s1', command });
    expect(opened.api.told('s1').at(-1)).toMatchObject({
      type: 'let',
      item: 2,
      payload: { opcode: 'binary', data: { base64: 'Aw==' } },
    });
  });

  test('that are none gate nothing', async () => {
    const opened = await turnOnWith([]);
    await attach(opened, 's1');
    expect(installed(opened)).toMatch(/install\("\w+", false\)/);
    expect(opened.api.told('s1')).toEqual([{ type: 'gates', on: false }]);
  });

  test('are said to be there for as long as they are', async () => {
    const opened = await turnOnWith([hold]);
    await attach(opened, 's1');
    say(opened, null);
    expect(opened.api.told('s1').at(-1)).toEqual({ type: 'gates', on: true });
    await opened.engines.setRules(TAB, opened.tab, { type: 'rules', rules: [], seed: 1 });
    expect(opened.api.told('s1').at(-1)).toEqual({ type: 'gates', on: false });
  });

  test('end, and everything goes on, before the debugger lets go', async () => {
    const opened = await turnOnWith([hold]);
    await attach(opened, 's1');
    await opened.captures.set(TAB, opened.tab, false);
    expect(opened.api.told('s1').slice(-2)).toEqual([{ type: 'gates', on: false }, { type: 'unsubscribe' }]);
  });
});

describe('a shared worker', () => {
  const shared = { id: 'shared-1', type: 'worker', title: '', url: 'https://a.example/s.js' };

  test('of the origin of a document is found', async () => {
    const opened = open();
    opened.api.found.push(shared);
    await turnOn(opened);
    await settle();
    expect(opened.api.attached).toContainEqual({ targetId: 'shared-1' });
    expect(opened.heard.at(-1)).toMatchObject({ documentId: 'worker-shared-1', context: 'shared-worker' });
    opened.api.emitDetach({ targetId: 'shared-1' }, 'target_closed');
    expect(opened.heard.at(-1)).toEqual({ type: 'gone', documentId: 'worker-shared-1' });
  });

  test.each([
    { ...shared, url: 'https://b.example/s.js' },
    { ...shared, title: 'Service Worker https://a.example/s.js' },
    { ...shared, type: 'page' },
    { ...shared, url: 'data:,' },
  ])('%j is left alone', async (info) => {
    const opened = open();
    opened.api.found.push(info);
    await turnOn(opened);
    await settle();
    expect(opened.api.attached).toEqual([{ tabId: TAB }]);
  });
});
