import { describe, expect, test } from 'vitest';
import { RouterBench as Bench } from '../../test/simulation/router-bench.ts';

const command = (documentId: string) => ({ type: 'to-document', documentId, message: { type: 'subscribe', after: 3 } });

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
