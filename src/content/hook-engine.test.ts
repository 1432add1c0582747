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
    this.asks(item, { type: 'received', payload: { opcode, data } });
  }

  asks(item: number, what: object): void {
    const gated = { type: 'gated', item, connectionId: 'c1', seq: item, at: 1, what };
    this.dispatchEvent(new MessageEvent('message', { data: gated }));
  }

  /** In their order. */
  get let(): number[] {
    return this.told.flatMap((message) => (message.type === 'let' ? [message.item] : []));
  }
}

const FACTS = { url: 'wss://a.example/', readyState: 'open', subprotocol: '', extensions: '', binaryType: 'blob' };
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

test('a Blob that the page has sent goes on as its bytes: a page that is left has no time to read it', async () => {
  hook.asks(1, { type: 'existing', facts: FACTS });
  const payload = { opcode: 'binary', data: new Blob(['a']) };
  hook.asks(2, { type: 'sent', payload });
  hook.asks(3, { type: 'sent', payload: { ...payload, fullSize: 2 } });
  hook.asks(4, { type: 'received', payload });
  await vi.waitFor(() => expect(hook.told.filter(({ type }) => type === 'note')).toHaveLength(3));
  engine.stop();
  const bytesOf = (message: ToGate) =>
    message.type === 'let' && message.payload ? [message.item, message.payload] : [];
  expect(hook.told.flatMap(bytesOf)).toEqual([2, { opcode: 'binary', data: new TextEncoder().encode('a').buffer }]);
  expect(hook.let).toEqual([1, 2, 3, 4]);
});
