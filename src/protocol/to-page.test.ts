import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileValue, mutated, withForeignKeys } from '../../test/arbitraries/hostile-values.ts';
import { FACT_LENGTH } from './limits.ts';
import { parseToPage } from './to-page.ts';

const send = { type: 'send', commandId: 'p-1', connectionId: 'c1', payload: { opcode: 'text', data: 'x' } };
const close = { type: 'close', commandId: 'p-1', connectionId: 'c1', code: 3000, reason: 'x' };
const commands = [
  { type: 'subscribe', after: 0 },
  { type: 'acknowledge', seq: Number.MAX_SAFE_INTEGER },
  { type: 'unsubscribe' },
  { type: 'observe', stacks: true, handling: false },
  send,
  { ...send, type: 'inject' },
  close,
  { ...close, code: null },
];

test.each(commands)('takes $type, and nothing foreign with it', (command) => {
  expect(parseToPage(command)).toStrictEqual({ ok: true, value: command });
  expect(parseToPage(withForeignKeys(command))).toStrictEqual({ ok: true, value: command });
});

describe('refuses', () => {
  test.each([
    undefined,
    null,
    'subscribe',
    [],
    {},
    { type: 'subscribe' },
    { type: 'subscribe', after: -1 },
    { type: 'subscribe', after: Number.NaN },
    { type: 'acknowledge', seq: '1' },
    { type: 'observe', stacks: true },
    { type: 'observe', stacks: 1, handling: false },
    { ...send, payload: { opcode: 'text' } },
    { ...send, commandId: 'x'.repeat(101) },
    { ...send, connectionId: 1 },
    { ...send, type: 'inject', payload: undefined },
    { ...close, code: '3000' },
    { ...close, reason: 'x'.repeat(FACT_LENGTH + 1) },
    { type: 'gates', on: true },
    { type: 'free', connectionId: 'c1' },
    { type: '__proto__' },
  ])('%j', (command) => {
    expect(parseToPage(command).ok).toBe(false);
  });

  // These two are the relay's own; a panel, or who passes for one, must not take the hook out of a page.
  test.each(['pause', 'uninstall'])('%s, from a panel', (type) => {
    expect(parseToPage({ type }).ok).toBe(false);
  });
});

test('whatever comes is a command or an error', () => {
  const near = fc.constantFrom(...commands).chain(mutated);
  fc.assert(
    fc.property(fc.oneof(hostileValue(), near), (value) => {
      const parsed = parseToPage(structuredClone(value));
      if (parsed.ok) expect(parseToPage(parsed.value)).toStrictEqual(parsed);
    }),
    { numRuns: 500 },
  );
});
