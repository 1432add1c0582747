import { expect, test } from 'vitest';
import { RouterBench } from '../../test/simulation/router-bench.ts';
import { type ChannelStore, SharedWorkers } from './shared-workers.ts';

const HERE = 'https://a.example';

class MemoryStore implements ChannelStore {
  kept: unknown;
  read = (): Promise<unknown> => Promise.resolve(this.kept);
  write = (channels: unknown): Promise<void> => {
    this.kept = structuredClone(channels);
    return Promise.resolve();
  };
}

const relay = () => {
  const heard: unknown[] = [];
  return { heard, post: (message: unknown) => void heard.push(message) };
};
const told = (...channels: string[]) => ({ type: 'shared-workers', channels });

test('documents of its origin are told of a shared worker, before or after they connect', async () => {
  const workers = new SharedWorkers(new MemoryStore());
  const [early, late, other] = [relay(), relay(), relay()];
  await workers.tell(HERE, early);
  await workers.tell('https://b.example', other);
  const name = await workers.begin(HERE);
  await workers.tell(HERE, late);
  expect([early.heard, late.heard, other.heard]).toEqual([[told(name)], [told(name)], []]);
});

test('a document that has gone is told no more', async () => {
  const workers = new SharedWorkers(new MemoryStore());
  const gone = relay();
  await workers.tell(HERE, gone);
  workers.forget(gone);
  await workers.begin(HERE);
  expect(gone.heard).toEqual([]);
});

test.each([true, false])(
  'documents hear of it when their panel is another one (the first was closed: %j)',
  async (isClosed) => {
    const workers = new SharedWorkers(new MemoryStore());
    const bench = new RouterBench({
      panelOpened: () => undefined,
      panelClosed: () => undefined,
      documentOpened: (url, port) => void workers.tell(new URL(url).origin, port),
      documentClosed: (port) => workers.forget(port),
    });
    const panel = bench.panel();
    bench.relay('a');
    await bench.settle();
    if (isClosed) panel.port.close();
    await bench.settle();
    bench.panel();
    const document = bench.relay('a');
    await bench.settle();
    const name = await workers.begin(HERE);
    await bench.settle();
    expect(document.heard).toEqual([told(name)]);
  },
);

test('a background that was started anew knows the workers of the one before', async () => {
  const store = new MemoryStore();
  const name = await new SharedWorkers(store).begin(HERE);
  const document = relay();
  await new SharedWorkers(store).tell(HERE, document);
  expect(document.heard).toEqual([told(name)]);
});

test('what is remembered of an origin is bounded, and no name is like another', async () => {
  const store = new MemoryStore();
  const workers = new SharedWorkers(store);
  const names = new Set<string>();
  for (let count = 0; count < 60; count++) names.add(await workers.begin(HERE));
  const document = relay();
  await workers.tell(HERE, document);
  expect([names.size, document.heard]).toEqual([60, [told(...[...names].slice(-50))]]);
});

test.each([[null], ['x'], [{ [HERE]: 1 }], [{ [HERE]: [1, {}] }]])(
  'what was kept may be anything: %j',
  async (kept) => {
    const store = new MemoryStore();
    store.kept = kept;
    const workers = new SharedWorkers(store);
    const name = await workers.begin(HERE);
    expect(store.kept).toMatchObject({ [HERE]: [name] });
  },
);
