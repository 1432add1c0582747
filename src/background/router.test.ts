import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileValue } from '../../test/arbitraries/hostile-values.ts';
import { Deliveries } from '../../test/simulation/deliveries.ts';
import { PortPair } from '../../test/simulation/port-pair.ts';
import type { PortSender } from '../platform/runtime-port.ts';
import { Router, type RouterListener } from './router.ts';

const PANEL_PAGE = { tabId: undefined, frameId: 0, url: 'chrome-extension://id/panel.html', isExtensionPage: true };

/** A router, and ports to it that keep what they hear. */
class Bench {
  readonly woken: number[] = [];
  reachable: boolean = true;
  readonly #deliveries = new Deliveries();
  readonly router: Router;

  constructor(listener?: RouterListener) {
    this.router = new Router((tabId) => {
      this.woken.push(tabId);
      return Promise.resolve(this.reachable);
    }, listener);
  }

  connect(sender: PortSender) {
    const pair = new PortPair(this.#deliveries, sender);
    const heard: unknown[] = [];
    const end = { port: pair.client, heard, ended: false };
    pair.client.subscribe((message) => heard.push(message));
    pair.client.onClosed(() => {
      end.ended = true;
    });
    this.router.accept(pair.background);
    return end;
  }

  panel(tabId = 1) {
    return this.connect({ name: `panel:${tabId}`, ...PANEL_PAGE });
  }

  relay(documentId: string, { tabId = 1, frameId = 0 } = {}) {
    const url = `https://a.example/${documentId}`;
    const relay = this.connect({ name: 'relay', tabId, frameId, url, isExtensionPage: false });
    relay.port.post({ type: 'hello', documentId, timeOrigin: 5 });
    return relay;
  }

  async settle(): Promise<void> {
    this.#deliveries.settle();
    await new Promise(setImmediate);
    this.#deliveries.settle();
  }
}

const documentOf = (documentId: string, frameId = 0) => ({
  type: 'document',
  documentId,
  frameId,
  url: `https://a.example/${documentId}`,
  timeOrigin: 5,
});
const command = (documentId: string) => ({ type: 'to-document', documentId, message: { type: 'subscribe', after: 3 } });

describe('who may connect', () => {
  test.each<[string, Partial<PortSender>]>([
    ['a name that is none of ours', { name: 'other' }],
    ['a content script that passes for a panel', { isExtensionPage: false, tabId: 1 }],
    ['a panel of no tab', { name: 'panel:x' }],
    ['a panel of half a tab', { name: 'panel:1.5' }],
    ['a relay that is in no tab', { name: 'relay' }],
  ])('not %s', async (_, sender) => {
    const bench = new Bench();
    const end = bench.connect({ name: 'panel:1', ...PANEL_PAGE, ...sender });
    end.port.post({ type: 'discover' });
    await bench.settle();
    expect([end.ended, end.heard, bench.woken]).toEqual([true, [], []]);
  });
});

describe('a panel', () => {
  test('hears that the background is there, then of every document, with what the browser says of it', async () => {
    const bench = new Bench();
    const panel = bench.panel();
    bench.relay('a');
    bench.relay('b', { frameId: 4 });
    await bench.settle();
    expect(panel.heard).toEqual([{ type: 'ready' }, documentOf('a'), documentOf('b', 4)]);
  });

  test('wakes the relays of its tab when it comes, and when it asks', async () => {
    const bench = new Bench();
    const panel = bench.panel(3);
    await bench.settle();
    expect(bench.woken).toEqual([3]);
    panel.port.post({ type: 'discover' });
    await bench.settle();
    expect(bench.woken).toEqual([3, 3]);
  });

  test('gets the batches of its tab, and of no other', async () => {
    const bench = new Bench();
    const [panel, other] = [bench.panel(1), bench.panel(2)];
    const relay = bench.relay('a', { tabId: 1 });
    relay.port.post({ type: 'batch', envelopes: [1, new ArrayBuffer(2)] });
    await bench.settle();
    expect(panel.heard.at(-1)).toEqual({ type: 'batch', documentId: 'a', envelopes: [1, new ArrayBuffer(2)] });
    expect(other.heard).toEqual([{ type: 'ready' }]);
  });

  test('commands the documents of its tab, and of no other', async () => {
    const bench = new Bench();
    const [panel, other] = [bench.panel(1), bench.panel(2)];
    const [a, b] = [bench.relay('a'), bench.relay('b')];
    await bench.settle();
    panel.port.post(command('a'));
    panel.port.post(command('nobody'));
    other.port.post(command('b'));
    await bench.settle();
    expect([a.heard, b.heard]).toEqual([[{ type: 'subscribe', after: 3 }], []]);
  });

  test('cannot take the hook out of a page', async () => {
    const bench = new Bench();
    const panel = bench.panel();
    const relay = bench.relay('a');
    await bench.settle();
    panel.port.post({ ...command('a'), message: { type: 'uninstall' } });
    await bench.settle();
    expect(relay.heard).toEqual([]);
  });

  test('hears when a document has gone', async () => {
    const bench = new Bench();
    const panel = bench.panel();
    bench.relay('a').port.close();
    await bench.settle();
    expect(panel.heard).toEqual([{ type: 'ready' }, documentOf('a'), { type: 'gone', documentId: 'a' }]);
  });

  test('hears when nobody is there', async () => {
    const bench = new Bench();
    bench.reachable = false;
    const panel = bench.panel();
    await bench.settle();
    expect(panel.heard).toEqual([{ type: 'ready' }, { type: 'unreachable' }]);
  });

  test('does not hear that when a document has said hello meanwhile', async () => {
    const bench = new Bench();
    bench.reachable = false;
    const panel = bench.panel();
    bench.relay('a');
    await bench.settle();
    expect(panel.heard).toEqual([{ type: 'ready' }, documentOf('a')]);
  });
});

describe('a second panel on a tab', () => {
  test('takes it over: the first is told and closed, and the relays begin anew', async () => {
    const bench = new Bench();
    const first = bench.panel();
    const relay = bench.relay('a');
    await bench.settle();
    const second = bench.panel();
    relay.port.post({ type: 'batch', envelopes: ['meant for the first'] });
    await bench.settle();
    expect([first.heard.at(-1), first.ended]).toEqual([{ type: 'replaced' }, true]);
    expect([relay.heard, relay.ended]).toEqual([[{ type: 'unsubscribe' }], true]);
    expect(bench.woken).toEqual([1, 1]);
    bench.relay('a');
    await bench.settle();
    expect(second.heard).toEqual([{ type: 'ready' }, documentOf('a')]);
  });

  test('is not disturbed by the end of the first', async () => {
    const bench = new Bench();
    const first = bench.panel();
    const second = bench.panel();
    first.port.close();
    bench.relay('a');
    await bench.settle();
    expect(second.heard.at(-1)).toEqual(documentOf('a'));
  });
});

describe('a relay', () => {
  test('that nobody listens to is sent back to keeping the history', async () => {
    const bench = new Bench();
    const relay = bench.relay('a');
    await bench.settle();
    expect([relay.heard, relay.ended]).toEqual([[{ type: 'unsubscribe' }], true]);
  });

  test('is sent back when the panel is closed', async () => {
    const bench = new Bench();
    const panel = bench.panel();
    const relay = bench.relay('a');
    await bench.settle();
    panel.port.close();
    await bench.settle();
    expect([relay.heard, relay.ended]).toEqual([[{ type: 'unsubscribe' }], true]);
  });

  test('says nothing before its hello, and says hello once', async () => {
    const bench = new Bench();
    const panel = bench.panel();
    const relay = bench.connect({ name: 'relay', tabId: 1, frameId: 0, url: '', isExtensionPage: false });
    relay.port.post({ type: 'batch', envelopes: [1] });
    relay.port.post({ type: 'hello', documentId: 'a', timeOrigin: 1 });
    relay.port.post({ type: 'hello', documentId: 'another', timeOrigin: 1 });
    await bench.settle();
    expect(panel.heard).toHaveLength(2);
    expect(panel.heard[1]).toMatchObject({ type: 'document', documentId: 'a' });
  });

  test('that connects again is not gone when its old port ends', async () => {
    const bench = new Bench();
    const panel = bench.panel();
    const old = bench.relay('a');
    const now = bench.relay('a');
    await bench.settle();
    old.port.close();
    await bench.settle();
    expect(panel.heard.at(-1)).toEqual(documentOf('a'));
    panel.port.post(command('a'));
    await bench.settle();
    expect(now.heard).toHaveLength(1);
  });
});

describe('a worker', () => {
  const facts = { context: 'shared-worker', url: 'https://a.example/w.js', timeOrigin: 9 };
  const worker = (bench: Bench, frameId = 0) => {
    const sender = { name: 'relay', tabId: 1, frameId, url: 'https://a.example/page', isExtensionPage: false };
    const end = bench.connect(sender);
    end.port.post({ type: 'hello', documentId: 'w', timeOrigin: 9, worker: facts });
    return end;
  };

  test('is a document of its own, in the frame that carries for it', async () => {
    const bench = new Bench();
    const panel = bench.panel();
    worker(bench, 4);
    await bench.settle();
    expect(panel.heard.at(-1)).toEqual({ type: 'document', documentId: 'w', frameId: 4, ...facts });
  });

  test('that documents share goes on with another one when the one that carries for it goes', async () => {
    const bench = new Bench();
    const panel = bench.panel();
    const [first, second] = [worker(bench, 1), worker(bench, 2)];
    await bench.settle();
    second.port.close();
    await bench.settle();
    expect(panel.heard.at(-1)).toMatchObject({ type: 'document', documentId: 'w', frameId: 1 });
    panel.port.post(command('w'));
    await bench.settle();
    expect(first.heard).toHaveLength(1);
    first.port.close();
    await bench.settle();
    expect(panel.heard.at(-1)).toEqual({ type: 'gone', documentId: 'w' });
  });

  test('and all who could carry for it are sent back when the panel is closed', async () => {
    const bench = new Bench();
    const panel = bench.panel();
    const ends = [worker(bench, 1), worker(bench, 2), worker(bench, 3)];
    await bench.settle();
    panel.port.close();
    await bench.settle();
    expect(ends.map(({ ended }) => ended)).toEqual([true, true, true]);
  });
});

test('whoever listens to the router hears of panels, and of documents that are no workers', async () => {
  const told: unknown[] = [];
  const bench = new Bench({
    panelOpened: (tabId) => told.push(['opened', tabId]),
    panelClosed: (tabId) => told.push(['closed', tabId]),
    documentOpened: (url) => told.push(['document', url]),
    documentClosed: () => told.push(['document gone']),
  });
  const first = bench.panel(3);
  const second = bench.panel(3);
  await bench.settle();
  first.port.close();
  bench.relay('a', { tabId: 3 }).port.close();
  await bench.settle();
  second.port.close();
  await bench.settle();
  expect(told).toEqual([
    ['opened', 3],
    ['opened', 3],
    ['document', 'https://a.example/a'],
    ['document gone'],
    ['closed', 3],
  ]);
});

test('whatever ports carry, the router goes on', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(hostileValue(), { maxLength: 5 }), async (values) => {
      const bench = new Bench();
      const panel = bench.panel();
      const relay = bench.relay('a');
      for (const value of values) {
        panel.port.post(value);
        relay.port.post(value);
        panel.port.post({ type: 'to-document', documentId: 'a', message: value });
        relay.port.post({ type: 'batch', envelopes: value });
      }
      relay.port.post({ type: 'batch', envelopes: ['last'] });
      await bench.settle();
      expect(panel.heard.at(-1)).toEqual({ type: 'batch', documentId: 'a', envelopes: ['last'] });
    }),
  );
});
