import { beforeEach, expect, test, vi } from 'vitest';
import { rule } from '../../test/simulation/engine-bench.ts';
import type { ToGate } from '../protocol/gate.ts';
import { HookEngine } from './hook-engine.ts';
import type { Hooked } from './hooked.ts';

/** A worker's hook, as its engine sees it. */
class Hook extends EventTarget {
  readonly told: ToGate[] = [];
  readonly postMessage = (message: unknown) => void this.told.push(message as ToGate);

  says(item: number, data: string | Blob): void {
    const opcode = typeof data === 'string' ? 'text' : 'binary';
    const what = { type: 'received', payload: { opcode, data } };
    const gated = { type: 'gated', item, connectionId: 'c1', seq: item, at: 1, what };
    this.dispatchEvent(new MessageEvent('message', { data: gated }));
  }

  /** In their order. */
  get let(): number[] {
    return this.told.flatMap((message) => (message.type === 'let' ? [message.item] : []));
  }
}

const RULES = { rules: [rule({ type: 'hold' })], seed: 1 };
let hook: Hook;
let engine: HookEngine;

beforeEach(() => {
  hook = new Hook();
  engine = new HookEngine({ hook, documentId: 'd', isWorker: true } as unknown as Hooked, () => undefined);
  engine.setRules(RULES);
});

test('what cannot be read goes on, and what comes behind it too', async () => {
  const blob = new Blob(['a']);
  blob.arrayBuffer = () => {
    throw new RangeError('no room');
  };
  hook.says(1, blob);
  hook.says(2, 'b');
  await vi.waitFor(() => expect(hook.let).toEqual([1, 2]));
  hook.says(3, 'c');
  expect(hook.let).toEqual([1, 2, 3]);
});

test('what was being read when everything went on is not heard after', async () => {
  hook.says(1, new Blob(['a']));
  engine.stop();
  engine.setRules(RULES);
  hook.says(2, new Blob(['b']));
  await vi.waitFor(() => expect(hook.let).toEqual([2]));
});
