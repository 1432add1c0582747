import { expect, test } from 'vitest';
import { SelectionStore } from './selection-store.ts';

function makeStore() {
  const frames: (() => void)[] = [];
  const selection = new SelectionStore((callback) => frames.push(callback));
  const nextFrame = () => frames.splice(0).forEach((callback) => void callback());
  return { selection, nextFrame };
}

test('a row that is chosen is shown at once', () => {
  const { selection } = makeStore();
  selection.selectRow(7);
  expect(selection.shown.value).toEqual({ type: 'row', row: 7 });
});

test('of rows that keys pass by, the last one is shown when the list has been drawn', () => {
  const { selection, nextFrame } = makeStore();
  selection.lookAt(1);
  selection.passBy(2);
  selection.passBy(3);
  expect([selection.row.value, selection.shown.value]).toEqual([3, { type: 'row', row: 1 }]);
  nextFrame();
  expect(selection.shown.value).toEqual({ type: 'row', row: 3 });
});

test('a row that is passed by is shown sooner to whoever goes on with it', () => {
  const { selection } = makeStore();
  selection.passBy(2);
  selection.show();
  expect(selection.shown.value).toEqual({ type: 'row', row: 2 });
});

test('what is closed stays so, also when a row was passed by just before', () => {
  const { selection, nextFrame } = makeStore();
  selection.passBy(2);
  selection.close();
  expect(selection.shown.value).toBeNull();
  nextFrame();
  expect(selection.shown.value).toBeNull();
});
