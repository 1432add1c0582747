import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ACTIVE } from '../protocol/meeting.ts';
import type { WorkerFacts } from '../protocol/routing.ts';
import { Relay } from './relay.ts';

const FACTS: WorkerFacts = { context: 'dedicated-worker', url: 'https://a.example/worker.js', timeOrigin: 1 };

/** A hook's end, and the background's, as a test speaks from them. */
class Wire extends EventTarget {
  readonly toHook: unknown[] = [];
  readonly postMessage = (message: unknown) => void this.toHook.push(message);

  says(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  batch(subscription: number, ...seqs: number[]): void {
    this.says({ subscription, last: seqs.at(-1), envelopes: seqs.map((seq) => ({ seq })) });
  }
}

class Background {
  readonly posted: { type: string; envelopes?: { seq: number }[] }[] = [];
  readonly #listeners = new Set<(message: unknown) => void>();
  isOpen: boolean = true;

  readonly port = {
    postMessage: (message: Background['posted'][number]) => void this.posted.push(message),
    disconnect: () => {
      this.isOpen = false;
    },
    onMessage: { addListener: (listener: (message: unknown) => void) => this.#listeners.add(listener) },
    onDisconnect: { addListener: () => undefined },
  };

  says(message: unknown): void {
    for (const listener of this.#listeners) listener(message);
  }

  get seqs(): number[] {
    return this.posted.flatMap(({ envelopes = [] }) => envelopes.map(({ seq }) => seq));
  }
}

let background: Background;
let opened: number;

beforeEach(() => {
  background = new Background();
  opened = 0;
  vi.stubGlobal('chrome', { runtime: { connect: () => ++opened && background.port } });
});
afterEach(() => vi.unstubAllGlobals());

function makeWorker() {
  const hook = new Wire();
  const worker = new Relay(hook, { worker: FACTS, parent: new Relay(new Wire()) });
  return { hook, worker };
}

describe('a worker that ends before it has heard of its subscription', () => {
  test('has everything told that it has said', () => {
    const { hook, worker } = makeWorker();
    hook.says(ACTIVE);
    hook.batch(0, 1);
    background.says({ type: 'subscribe', after: 0 });
    hook.batch(0, 2, 3);
    expect(background.seqs).toEqual([1]);
    worker.end();
    expect(background.seqs).toEqual([1, 1, 2, 3]); // the panel takes each number once
  });

  test('has nothing told again that the panel has acknowledged', () => {
    const { hook, worker } = makeWorker();
    hook.says(ACTIVE);
    hook.batch(0, 1);
    background.says({ type: 'acknowledge', seq: 1 });
    background.says({ type: 'subscribe', after: 1 });
    hook.batch(0, 2);
    worker.end();
    expect(background.seqs).toEqual([1, 2]);
  });
});

test('a worker that has answered its subscription has nothing told twice', () => {
  const { hook, worker } = makeWorker();
  hook.says(ACTIVE);
  hook.batch(0, 1);
  background.says({ type: 'subscribe', after: 0 });
  hook.batch(0, 2);
  hook.batch(1, 1, 2);
  worker.end();
  expect(background.seqs).toEqual([1, 1, 2]);
});

test('a document that is back from the back/forward cache opens its way anew', () => {
  const hook = new Wire();
  const relay = new Relay(hook);
  relay.connect();
  relay.reconnect();
  expect([background.isOpen, opened]).toEqual([false, 2]);
  expect(hook.toHook).toEqual([{ type: 'pause' }]);
});
