import { beforeEach, describe, expect, test } from 'vitest';
import { EngineBench, rule } from '../../../test/simulation/engine-bench.ts';
import { COMMAND_PAYLOAD_LIMIT, PREVIEW_SIZE } from '../../protocol/limits.ts';
import { HELD_BYTES, HELD_MESSAGES } from './held-limits.ts';

const hold = rule({ type: 'hold' });
let bench: EngineBench;
const unheld = () => bench.news.flatMap((news) => (news.type === 'unheld' ? news.items : []));

beforeEach(() => {
  bench = new EngineBench();
  bench.setRules(hold);
  bench.open('c1');
});

describe('more than is kept', () => {
  test('goes on, the oldest first, and that is told', () => {
    for (let number = 0; number < HELD_MESSAGES + 2; number++) bench.sent('c1', 'x');
    expect(bench.let).toEqual([1, 2, 3, 4]);
    expect(bench.news.filter(({ type }) => type === 'overflowed')).toEqual([
      { type: 'overflowed', messages: 1 },
      { type: 'overflowed', messages: 1 },
    ]);
    expect(unheld()).toEqual([3, 4]);
  });

  test('is counted in bytes, too, without those of the largest: it can be held, whatever its size', () => {
    bench.sent('c1', 'a', 10 * HELD_BYTES);
    bench.sent('c1', 'b', HELD_BYTES - 1);
    bench.sent('c1', 'c');
    expect(bench.let).toEqual([1, 2]);
    bench.sent('c1', 'd');
    expect(bench.let).toEqual([1, 2, 3]);
    bench.sent('c1', 'e', HELD_BYTES);
    expect(bench.let).toEqual([1, 2, 3, 4]);
  });
});

test('what is edited to more than a port takes, and held by another rule, is told by its beginning', () => {
  bench.setRules([hold, { ...hold, id: 'r2' }]);
  const item = bench.sent('c1', 'a');
  const data = 'é'.repeat(COMMAND_PAYLOAD_LIMIT + 1);
  bench.engine.command({ type: 'release-edited', item, payload: { opcode: 'text', data } });
  const payload = { opcode: 'text', data: data.slice(0, PREVIEW_SIZE), fullSize: 2 * data.length };
  expect(bench.news.at(-1)).toMatchObject({ type: 'held', item, rule: 'r2', payload, isChanged: true });
  bench.mark('again');
  bench.engine.command({ type: 'release', items: [item] });
  expect(bench.since('again').join('').length).toBeGreaterThan(data.length);
});
