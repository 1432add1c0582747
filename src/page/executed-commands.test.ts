import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COMMANDS_REMEMBERED } from '../protocol/limits.ts';
import { ExecutedCommands } from './executed-commands.ts';

test('an id is new once', () => {
  const executed = new ExecutedCommands();
  expect(['a', 'b', 'a', '__proto__', '__proto__', ''].map((id) => executed.isNew(id))).toEqual([
    true,
    true,
    false,
    true,
    false,
    true,
  ]);
});

test('the newest ids are always known, and the oldest are forgotten', () => {
  const executed = new ExecutedCommands();
  const last = 5 * COMMANDS_REMEMBERED;
  for (let id = 0; id < last; id++) {
    expect(executed.isNew(`${id}`)).toBe(true);
    if (id >= COMMANDS_REMEMBERED) expect(executed.isNew(`${id - COMMANDS_REMEMBERED + 1}`)).toBe(false);
  }
  expect(executed.isNew('0')).toBe(true);
});

test('asking again does not push others out', () => {
  const executed = new ExecutedCommands();
  const ids = fc.array(fc.integer({ min: 0, max: COMMANDS_REMEMBERED - 1 }), { maxLength: 5_000 });
  const asked = new Set<number>();
  fc.assert(
    fc.property(ids, (sequence) => {
      for (const id of sequence) {
        expect(executed.isNew(`${id}`)).toBe(!asked.has(id));
        asked.add(id);
      }
    }),
    { numRuns: 20 },
  );
});
