import { expect, test } from 'vitest';
import { Deliveries } from '../../test/simulation/deliveries.ts';
import { PortPair } from '../../test/simulation/port-pair.ts';
import { Router, type RouterOptions } from './router.ts';
import type { Tab } from './tab.ts';

type Workers = NonNullable<RouterOptions['workers']>;

function open(hasDebugger: boolean) {
  const calls: unknown[] = [];
  const workers: Workers = {
    set: async (tabId, _tab, on) => void calls.push(['set', tabId, on]),
    stop: (tabId) => void calls.push(['stop', tabId]),
  };
  const deliveries = new Deliveries();
  const router = new Router(async () => true, hasDebugger ? { workers } : {});
  const panel = (tabId: number) => {
    const sender = { name: `panel:${tabId}`, tabId: undefined, frameId: 0, url: 'x', isExtensionPage: true };
    const { background, client } = new PortPair(deliveries, sender);
    const heard: unknown[] = [];
    client.subscribe((message) => heard.push(message));
    router.accept(background);
    deliveries.settle();
    return { client, heard };
  };
  const settle = () => {
    deliveries.settle();
    return calls.splice(0);
  };
  return { panel, settle };
}

test('the switch of a panel is for its tab', () => {
  const { panel, settle } = open(true);
  const { client } = panel(3);
  settle();
  client.post({ type: 'capture-workers', on: true });
  client.post({ type: 'capture-workers', on: 'yes' });
  expect(settle()).toEqual([['set', 3, true]]);
});

test('the capture ends with the panel, and with one that is replaced', () => {
  const { panel, settle } = open(true);
  const { client } = panel(3);
  settle();
  const second = panel(3);
  expect(settle()).toEqual([['stop', 3]]);
  client.close();
  expect(settle()).toEqual([]);
  second.client.close();
  expect(settle()).toEqual([['stop', 3]]);
});

test('a browser without a debugger for extensions says so', () => {
  const { panel, settle } = open(false);
  const { client, heard } = panel(3);
  client.post({ type: 'capture-workers', on: true });
  settle();
  expect(heard.at(-1)).toEqual({ type: 'capture-workers', status: 'unavailable' });
});

test('a worker that is let go with its panel has nobody to tell, and keeps nothing else from ending', () => {
  const closed: number[] = [];
  const listener = { panelOpened: () => undefined, panelClosed: (tabId: number) => void closed.push(tabId) };
  const worker = { post: () => undefined, close: () => undefined };
  let captured: Tab | undefined;
  const workers: Workers = {
    set: async (_tabId, tab) => {
      captured = tab;
      tab.addDocument({ documentId: 'w', context: 'dedicated-worker', frameId: 0, url: 'x', timeOrigin: 1 }, worker);
      await Promise.resolve();
    },
    stop: () => captured?.documentClosed('w', worker),
  };
  const deliveries = new Deliveries();
  const router = new Router(async () => true, { workers, listeners: [listener] });
  const sender = { name: 'panel:3', tabId: undefined, frameId: 0, url: 'x', isExtensionPage: true };
  const { background, client } = new PortPair(deliveries, sender);
  router.accept(background);
  client.post({ type: 'capture-workers', on: true });
  deliveries.settle();
  client.close();
  deliveries.settle();
  expect(closed).toEqual([3]);
});
