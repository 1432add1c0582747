import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileValue } from '../../test/arbitraries/hostile-values.ts';
import { RouterBench as Bench, PANEL_PAGE } from '../../test/simulation/router-bench.ts';
import type { PortSender } from '../platform/runtime-port.ts';

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
    ['last words of no tab', { name: 'last:a' }],
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

  test('gets the last words of a document whose port has ended, and nothing else that comes that way', async () => {
    const bench = new Bench();
    const panel = bench.panel(1);
    const relay = bench.relay('a', { tabId: 1 });
    await bench.settle();
    relay.port.close();
    const last = bench.lastPort('a');
    last.port.post({ type: 'hello', documentId: 'b', timeOrigin: 5 });
    last.port.post({ type: 'batch', envelopes: [2] });
    await bench.settle();
    expect(panel.heard.slice(-2)).toEqual([
      { type: 'gone', documentId: 'a' },
      { type: 'batch', documentId: 'a', envelopes: [2] },
    ]);
  });

  test('gets the last words that were said to a background that had just begun', async () => {
    const bench = new Bench(undefined, undefined, true);
    bench.lastPort('a').port.post({ type: 'batch', envelopes: [2] });
    await bench.settle();
    const panel = bench.panel(1);
    await bench.settle();
    expect(panel.heard).toContainEqual({ type: 'batch', documentId: 'a', envelopes: [2] });
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

describe('a background that has just begun', () => {
  const waiting = () => new Bench(undefined, undefined, true);

  test('keeps what a page said that is left before the panel has come back', async () => {
    const bench = waiting();
    const relay = bench.relay('a');
    relay.port.post({ type: 'batch', envelopes: [1] });
    relay.port.close();
    bench.relay('b');
    await bench.settle();
    const panel = bench.panel();
    await bench.settle();
    expect(panel.heard).toEqual([
      { type: 'ready' },
      documentOf('a'),
      { type: 'batch', documentId: 'a', envelopes: [1] },
      { type: 'gone', documentId: 'a' },
      documentOf('b'),
    ]);
  });

  test('has documents that stay connected to the panel that comes', async () => {
    const bench = waiting();
    const relay = bench.relay('a');
    await bench.settle();
    const panel = bench.panel();
    panel.port.post(command('a'));
    await bench.settle();
    bench.endWait();
    await bench.settle();
    expect([relay.heard, relay.ended]).toEqual([[command('a').message], false]);
  });

  test('tells of the documents that have waited when the panel is there', async () => {
    const opened: string[] = [];
    const listener = { panelOpened: () => opened.push('panel'), panelClosed: () => undefined };
    const bench = new Bench({ ...listener, documentOpened: (url) => opened.push(url) }, undefined, true);
    bench.relay('a');
    await bench.settle();
    bench.panel();
    await bench.settle();
    expect(opened).toEqual(['panel', 'https://a.example/a']);
  });

  test('lets go of all when no panel comes in time', async () => {
    const bench = waiting();
    const relay = bench.relay('a');
    await bench.settle();
    bench.endWait();
    await bench.settle();
    expect([relay.heard, relay.ended]).toEqual([[{ type: 'unsubscribe' }], true]);
    const panel = bench.panel();
    await bench.settle();
    expect(panel.heard).toEqual([{ type: 'ready' }]);
  });
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

test('a handshake that a relay tells reaches the panel with the name of its document', async () => {
  const bench = new Bench();
  const panel = bench.panel();
  await bench.settle();
  const relay = bench.relay('d1');
  const kept = { type: 'handshakes', handshakes: [{ id: '1', url: 'ws://server/' }], skew: 2, dropped: 3 };
  relay.port.post(kept);
  await bench.settle();
  expect(panel.heard).toContainEqual({ ...kept, documentId: 'd1' });
});
