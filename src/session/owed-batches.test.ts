import { expect, test } from 'vitest';
import { OwedBatches } from './owed-batches.ts';

function owed() {
  const pauses: (() => void)[] = [];
  const acknowledged: string[] = [];
  const batches = new OwedBatches(
    (then) => void pauses.push(then),
    (documentId) => void acknowledged.push(documentId),
  );
  const pass = () => {
    for (const then of pauses.splice(0)) then();
  };
  return { batches, acknowledged, pass };
}

test('a single batch is acknowledged after the pause, once', () => {
  const { batches, acknowledged, pass } = owed();
  batches.arrived('a');
  expect(acknowledged).toEqual([]);
  pass();
  pass();
  expect(acknowledged).toEqual(['a']);
});

test('a second one has both acknowledged at once; another document’s does not', () => {
  const { batches, acknowledged, pass } = owed();
  batches.arrived('a');
  batches.arrived('b');
  batches.arrived('a');
  expect(acknowledged).toEqual(['a', 'a']);
  pass();
  expect(acknowledged).toEqual(['a', 'a', 'b']);
});

test('nothing is owed to a document that subscribes anew', () => {
  const { batches, acknowledged, pass } = owed();
  batches.arrived('a');
  batches.forget('a');
  pass();
  expect(acknowledged).toEqual([]);
});
