import { expect, test } from 'vitest';
import { HandClock } from '../../../test/simulation/hand-clock.ts';
import { Entry } from './entry.ts';
import { Lane } from './lane.ts';

const entry = (item: number, data: string) =>
  new Entry({ item, seq: item, at: item }, 'sent', { opcode: 'text', data });

test('goes on after something could not be let go', () => {
  const gone: number[] = [];
  const lane = new Lane(new HandClock(), ({ item }) => {
    if (item === 1) throw new RangeError('Maximum call stack size exceeded');
    gone.push(item);
  });
  lane.push(entry(1, 'a'));
  lane.push(entry(2, 'b'));
  expect(() => lane.pump()).toThrow(RangeError);
  lane.pump();
  expect(gone).toEqual([2]);
});

test('knows how many bytes wait in it', () => {
  const lane = new Lane(new HandClock(), () => undefined);
  const [a, b, c] = [entry(1, 'a'), entry(2, 'bb'), entry(3, 'cccc')];
  for (const one of [a, b, c]) lane.push(one);
  expect(lane.bytes).toBe(7);
  lane.remove(b);
  lane.remove(b);
  expect(lane.bytes).toBe(5);
  c.heldBy = 'r1';
  lane.pump();
  expect(lane.bytes).toBe(4);
  lane.clear();
  expect(lane.bytes).toBe(0);
});
