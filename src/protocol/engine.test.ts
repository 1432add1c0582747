import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileValue, mutated, withForeignKeys } from '../../test/arbitraries/hostile-values.ts';
import { parseEngineCommand, parseFromEngine } from './parse-for-engine.ts';

const payload = { opcode: 'text', data: 'x' };
const commands = [
  { type: 'release', items: [1, 2] },
  { type: 'drop', items: [] },
  { type: 'release-edited', item: 3, payload },
  { type: 'release-all' },
  { type: 'release-until', query: 'kind' },
];
const held = { type: 'held', item: 1, connectionId: 'c1', seq: 2, at: 3, direction: 'sent', payload, rule: 'r1' };
const news = (of: object) => ({ type: 'news', documentId: 'd', news: of });
const messages = [
  { type: 'hello' },
  { type: 'alive' },
  news(held),
  news({ ...held, isChanged: true }),
  news({ type: 'unheld', items: [1] }),
  news({ type: 'overflowed', messages: 4 }),
];

test.each(commands)('takes the command $type, and nothing foreign with it', (command) => {
  expect(parseEngineCommand(withForeignKeys(command))).toEqual({ ok: true, value: command });
});

test.each(messages)('takes what an engine says: $type', (message) => {
  expect(parseFromEngine(message)).toEqual({ ok: true, value: message });
});

describe('refuses', () => {
  test.each([
    null,
    {},
    { type: 'release' },
    { type: 'release', items: [1.5] },
    { type: 'release', items: Array(3) },
    { type: 'release', items: { length: 1, 0: 1 } },
    { type: 'drop', items: Array(100_001) },
    { type: 'release-edited', item: 1 },
    { type: 'release-edited', item: '1', payload },
    { type: 'release-until' },
  ])('the command %j', (command) => {
    expect(parseEngineCommand(command).ok).toBe(false);
  });

  test.each([
    null,
    { type: 'news', documentId: 'd' },
    { type: 'news', news: held },
    news({ ...held, direction: 'up' }),
    news({ ...held, rule: 'x'.repeat(101) }),
    news({ ...held, at: Number.NaN }),
    news({ ...held, payload: null }),
    news({ type: 'unheld', items: ['1'] }),
    news({ type: 'overflowed', messages: -1 }),
  ])('the message %j', (message) => {
    expect(parseFromEngine(message).ok).toBe(false);
  });
});

test('has an answer for everything', () => {
  const anything = fc.oneof(hostileValue(), ...[...commands, ...messages].map(mutated));
  fc.assert(
    fc.property(anything, (raw) => {
      expect(typeof parseEngineCommand(raw).ok).toBe('boolean');
      expect(typeof parseFromEngine(raw).ok).toBe('boolean');
    }),
  );
});
