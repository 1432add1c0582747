import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BATCH_MESSAGES } from './limits.ts';
import { parseWorkerText, workerCommand } from './worker-wire.ts';

const envelope = (data: unknown) => ({ seq: 1, body: { type: 'sent', payload: { opcode: 'binary', data } } });

test('bytes of a batch are put in their place', () => {
  const text = JSON.stringify({ subscription: 4, envelopes: [envelope({ base64: 'AQI=' }), 'other'] });
  expect(parseWorkerText(text)).toEqual({
    subscription: 4,
    envelopes: [envelope(new Uint8Array([1, 2]).buffer), 'other'],
  });
});

test('so are those of a piece', () => {
  const piece = { loadId: 'p-1', from: 0, total: 2 };
  const text = JSON.stringify({ piece: { ...piece, data: { base64: 'AQI=' } } });
  expect(parseWorkerText(text)).toEqual({ piece: { ...piece, data: new Uint8Array([1, 2]).buffer } });
});

test('so are those of what waits at a gate', () => {
  const gated = (data: unknown) => ({ item: 1, what: { type: 'sent', payload: { opcode: 'binary', data } } });
  const text = JSON.stringify({ gated: gated({ base64: 'AQI=' }) });
  expect(parseWorkerText(text)).toEqual({ gated: gated(new Uint8Array([1, 2]).buffer) });
  expect(parseWorkerText('{"gated":null}')).toEqual({ gated: null });
});

test('base64 that is none leaves a message without data, which its reader refuses', () => {
  const batch = parseWorkerText(JSON.stringify({ subscription: 1, envelopes: [envelope({ base64: '*' })] }));
  expect(batch).toEqual({ subscription: 1, envelopes: [envelope(undefined)] });
});

describe('refuses', () => {
  test.each([
    '',
    '{',
    'null',
    '{"subscription":1}',
    '{"subscription":-1,"envelopes":[]}',
    JSON.stringify({ subscription: 1, envelopes: Array(BATCH_MESSAGES + 1).fill(0) }),
  ])('%j', (text) => {
    expect(parseWorkerText(text)).toBeUndefined();
  });
});

test('whatever a worker says is a batch, a piece, something that waits, or nothing', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
      const batch = parseWorkerText(text);
      if (batch && 'subscription' in batch) expect(Array.isArray(batch.envelopes)).toBe(true);
    }),
  );
});

test('so do those that the engine gives to a page', () => {
  const payload = { opcode: 'binary', data: new Uint8Array([1, 2]).buffer } as const;
  const event = { type: 'received', payload } as const;
  const command = { type: 'deliver', connectionId: 'c1', event, rule: 'r' } as const;
  const base64 = { opcode: 'binary', data: { base64: 'AQI=' } };
  expect(JSON.parse(workerCommand(command))).toEqual({ ...command, event: { ...event, payload: base64 } });
});

test.each(['send', 'inject'] as const)('bytes of the command %s travel as base64', (type) => {
  const payload = { opcode: 'binary', data: new Uint8Array([1, 2]).buffer } as const;
  const command = { type, commandId: 'p-1', connectionId: 'c1', payload } as const;
  expect(JSON.parse(workerCommand(command))).toEqual({
    ...command,
    payload: { opcode: 'binary', data: { base64: 'AQI=' } },
  });
});
