import { expect, test } from 'vitest';
import { LongAction } from './long-action.ts';

/** Every item takes a whole slice; `onPause` is called between two. */
function slowAction(onPause: (action: LongAction) => void = () => undefined): LongAction {
  let now = 0;
  const action: LongAction = new LongAction(
    () => Promise.resolve(onPause(action)),
    () => (now += 10),
  );
  return action;
}

interface More {
  readonly each?: (item: number) => boolean;
  readonly isValid?: () => boolean;
  readonly total?: number;
}

function run(action: LongAction, more: More = {}) {
  const seen: number[] = [];
  const each = (item: number) => {
    seen.push(item);
    return more.each?.(item) ?? true;
  };
  const { isValid = () => true, total } = more;
  const end = action.run({ name: 'copying', items: [1, 2, 3], total, each, isValid });
  return { end, seen };
}

test('goes through everything and says how far it is', async () => {
  const told: unknown[] = [];
  const action = slowAction(({ state }) => told.push([state.value?.count, state.value?.part]));
  const { end, seen } = run(action, { total: 2 });
  expect([await end, seen, action.state.value]).toEqual(['done', [1, 2, 3], null]);
  expect(told).toEqual([
    [1, 0.5],
    [2, 1],
    [3, 1], // there may be more than was thought
  ]);
  await run(action).end;
  expect(told.at(-1)).toEqual([3, null]);
});

test.each([
  ['cancelled', (action: LongAction) => action.cancel(), {}],
  ['void', () => undefined, { isValid: () => false }],
  ['enough', () => undefined, { each: (item: number) => item < 2 }],
])('%s', async (name, onPause, more) => {
  const action = slowAction(onPause);
  const { end, seen } = run(action, more);
  expect([await end, action.state.value]).toEqual([name, null]);
  expect(seen.length).toBeLessThan(3);
});

test('one at a time, and the next one is not cancelled by an earlier wish', async () => {
  const action = slowAction();
  const first = run(action);
  expect(await run(action).end).toBe('busy');
  await first.end;
  action.cancel();
  expect(await run(action).end).toBe('done');
});
