import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileValue, mutated, withForeignKeys } from '../../test/arbitraries/hostile-values.ts';
import { parseFromGate } from './gate.ts';
import { FACT_LENGTH, PAYLOAD_LIMIT_MOST } from './limits.ts';

const facts = { url: 'wss://a.example/', readyState: 'open', subprotocol: 'p', extensions: 'e', binaryType: 'blob' };
const payload = { opcode: 'binary', data: new ArrayBuffer(2), fullSize: 9 };
const waiting: readonly Record<string, unknown>[] = [
  { type: 'created', url: 'wss://a.example/', protocols: ['p', 'q'] },
  { type: 'existing', facts },
  { type: 'opened', subprotocol: 'p', extensions: 'e' },
  { type: 'received', payload },
  { type: 'closed', code: 1006, reason: '', wasClean: false, errored: true },
  { type: 'sent', payload: { opcode: 'text', data: 'x' } },
  { type: 'closing', code: null, reason: '' },
  { type: 'closing', code: 3000, reason: 'bye' },
];
const gated = (what: unknown, more: object = {}) => ({
  type: 'gated',
  isReplaced: true,
  item: 5,
  connectionId: 'c1',
  seq: 7,
  at: 1.5,
  what,
  ...more,
});

test.each(waiting)('takes what waits: $type, and nothing foreign with it', (what) => {
  expect(parseFromGate(gated(what))).toStrictEqual({ ok: true, value: gated(what) });
  expect(parseFromGate(withForeignKeys(gated(what)))).toStrictEqual({ ok: true, value: gated(what) });
});

describe('refuses', () => {
  const [created, , opened, received, closed, , closing] = waiting;
  test.each<[string, unknown]>([
    ['another message', { ...gated(created), type: 'let' }],
    ['an item that is no number', gated(created, { item: '5' })],
    ['a time that is none', gated(created, { at: Number.NaN })],
    ['an endless id', gated(created, { connectionId: 'c'.repeat(101) })],
    ['nothing that waits', gated(undefined)],
    ['an unknown thing that waits', gated({ type: 'errored' })],
    ['protocols with a hole', gated({ ...created, protocols: new Array(1) })],
    ['an endless URL', gated({ ...created, url: 'x'.repeat(FACT_LENGTH + 1) })],
    ['facts that are none', gated({ type: 'existing', facts: { ...facts, readyState: 4 } })],
    ['an open without extensions', gated({ ...opened, extensions: undefined })],
    ['a Blob', gated({ ...received, payload: { opcode: 'binary', data: new Blob([]) } })],
    ['too much', gated({ ...received, payload: { opcode: 'text', data: 'x'.repeat(PAYLOAD_LIMIT_MOST + 1) } })],
    ['an end that may have failed', gated({ ...closed, errored: undefined })],
    ['a negative code', gated({ ...closing, code: -1 })],
  ])('%s', (_, raw) => {
    expect(parseFromGate(raw).ok).toBe(false);
  });
});

test('never throws, whatever it is given', () => {
  fc.assert(
    fc.property(fc.oneof(hostileValue(), ...waiting.map((what) => mutated(gated(what)))), (raw) => {
      expect(typeof parseFromGate(raw).ok).toBe('boolean');
    }),
  );
});
