import { expect, test } from 'vitest';
import type { ToGate } from '../../protocol/gate.ts';
import { COMMAND_PAYLOAD_LIMIT, PART_SIZE } from '../../protocol/limits.ts';
import type { ParcelStep } from '../../protocol/parcel.ts';
import type { TellParcelNews } from '../parcel-routes.ts';
import { GateWay } from './gate-way.ts';
import type { JoinedCommand } from './worker-parcel.ts';

const LARGE = COMMAND_PAYLOAD_LIMIT + 1;
const edited = (item: number, length = LARGE): ToGate => ({
  type: 'let',
  item,
  payload: { opcode: 'text', data: 'x'.repeat(length) },
  note: { outcome: 'edited' },
});
const drop = (item: number): ToGate => ({ type: 'drop', item });

/** What the worker is told, and what comes to it in parts. */
function open() {
  const told: ToGate[] = [];
  const carried: { begin: JoinedCommand; steps: ParcelStep[]; tell: TellParcelNews; isClosed: boolean }[] = [];
  const way = new GateWay(
    (message) => told.push(message),
    (begin, tell) => {
      const one = { begin, steps: [] as ParcelStep[], tell, isClosed: false };
      carried.push(one);
      const close = () => {
        one.isClosed = true;
      };
      return { post: (step) => one.steps.push(step), close };
    },
  );
  const takenUpTo = (upTo: number, at = 0) => carried[at]?.tell({ type: 'taken', upTo });
  return { way, told, carried, takenUpTo };
}

test('what is large goes in parts, one after the other, and what comes after it waits for it', async () => {
  const { carried, takenUpTo, told, way } = open();
  for (const message of [drop(1), edited(2), edited(3, 2), drop(4)]) way.post(message);
  const arrived = way.arrived(2);
  expect(told).toEqual([drop(1)]);
  const command = { type: 'let', item: 2, note: { outcome: 'edited' } };
  expect(carried[0]?.begin).toEqual({ command, opcode: 'text', length: LARGE });
  for (let upTo = 0; upTo < LARGE; upTo += PART_SIZE) takenUpTo(upTo);
  const lengths = carried[0]?.steps.map((step) => (step.type === 'part' ? (step.data as string).length : step.type));
  expect(lengths).toEqual([PART_SIZE, PART_SIZE, PART_SIZE, PART_SIZE, 1]);
  expect(told).toEqual([drop(1)]);
  takenUpTo(LARGE);
  expect([await arrived, carried[0]?.isClosed]).toEqual([true, true]);
  expect(told).toEqual([drop(1), edited(3, 2), drop(4)]);
});

test('one that the worker cannot take goes on as it was, and so does the way', async () => {
  const { carried, told, way } = open();
  way.post(edited(2));
  way.post(drop(3));
  const arrived = way.arrived(2);
  carried[0]?.tell({ type: 'failed', reason: 'no-room' });
  expect([await arrived, told]).toEqual([false, [{ type: 'let', item: 2 }, drop(3)]]);
});

test('of two that are large, each is there once it has arrived itself', async () => {
  const { carried, takenUpTo, way } = open();
  way.post(edited(2));
  way.post(edited(3));
  const [there, next] = [way.arrived(2), way.arrived(3)];
  takenUpTo(LARGE);
  expect(await there).toBe(true);
  carried[1]?.tell({ type: 'failed', reason: 'no-room' });
  expect(await next).toBe(false);
});

test('the worker hears at once that the engine is there, and that it goes: then nothing is on its way any more', async () => {
  const { carried, takenUpTo, told, way } = open();
  way.post(edited(2));
  way.post(edited(3));
  way.post({ type: 'gates', on: true });
  expect(told).toEqual([{ type: 'gates', on: true }]);
  const arrived = [way.arrived(2), way.arrived(3)];
  way.post({ type: 'gates', on: false });
  expect(told.slice(1)).toEqual([
    { type: 'let', item: 2 },
    { type: 'let', item: 3 },
    { type: 'gates', on: false },
  ]);
  takenUpTo(LARGE);
  expect(await Promise.all(arrived)).toEqual([false, false]);
  expect([await way.arrived(3), carried.every(({ isClosed }) => isClosed)]).toEqual([true, true]);
  expect(told).toHaveLength(4);
});
