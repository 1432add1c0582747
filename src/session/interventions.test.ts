import { beforeEach, describe, expect, test } from 'vitest';
import type { HeldMessage } from '../protocol/engine.ts';
import type { FromPanel } from '../protocol/routing.ts';
import { Interventions } from './interventions.ts';

const message = (item: number): HeldMessage => ({
  item,
  connectionId: 'own1',
  seq: item + 10,
  at: 5,
  direction: 'sent',
  payload: { opcode: 'text', data: `message ${item}` },
  rule: 'r1',
});

let posted: FromPanel[];
let changes: number;
let interventions: Interventions;

const hold = (documentId: string, item: number) => interventions.heard(documentId, { type: 'held', ...message(item) });
const items = () => interventions.held.map(({ documentId, item }) => `${documentId}${item}`).join(' ');

beforeEach(() => {
  posted = [];
  changes = 0;
  interventions = new Interventions((one) => posted.push(one));
  interventions.onChange(() => changes++);
});

describe('rules', () => {
  test('are told when they are set, and again to a background that was started anew', () => {
    const rules = [{ id: 'r1' }];
    interventions.setRules(rules, 7);
    interventions.ready();
    expect(posted).toEqual([
      { type: 'rules', rules, seed: 7 },
      { type: 'rules', rules, seed: 7 },
    ]);
  });

  test('are not told when there are none', () => {
    interventions.setRules([{ id: 'r1' }], 7);
    interventions.setRules([], 7);
    posted.length = 0;
    interventions.ready();
    expect(posted).toEqual([]);
  });

  test('are in force when the background says so, and not when it has gone', () => {
    interventions.inForce({ type: 'rules-in-force', rules: 2, error: 'no such host' });
    expect(interventions.state).toEqual({ rules: 2, error: 'no such host' });
    interventions.ready();
    expect(interventions.state).toEqual({ rules: 0 });
  });
});

describe('what is held', () => {
  test('stands in the order in which it began to wait, and goes when it waits no more', () => {
    hold('a', 1);
    hold('b', 1);
    hold('a', 2);
    expect([items(), interventions.heldCount]).toEqual(['a1 b1 a2', 3]);
    interventions.heard('a', { type: 'unheld', items: [1] });
    expect([items(), changes]).toEqual(['b1 a2', 4]);
  });

  test('goes with its document, and with the background', () => {
    hold('a', 1);
    hold('b', 1);
    interventions.gone('a');
    expect(items()).toBe('b1');
    interventions.ready();
    expect(items()).toBe('');
  });

  test('is told of no more once no rules are in force', () => {
    hold('a', 1);
    interventions.inForce({ type: 'rules-in-force', rules: 1 });
    expect(items()).toBe('a1');
    interventions.inForce({ type: 'rules-in-force', rules: 0 });
    expect(items()).toBe('');
  });

  test('is released and dropped by one command for each document', () => {
    hold('a', 1);
    hold('b', 1);
    hold('a', 2);
    interventions.release(interventions.held);
    const [first] = interventions.held;
    if (first) interventions.drop([first]);
    expect(posted).toEqual([
      { type: 'to-engine', documentId: 'a', command: { type: 'release', items: [1, 2] } },
      { type: 'to-engine', documentId: 'b', command: { type: 'release', items: [1] } },
      { type: 'to-engine', documentId: 'a', command: { type: 'drop', items: [1] } },
    ]);
  });

  test('is released with another payload, all at once, and up to a match', () => {
    hold('a', 1);
    hold('b', 4);
    const payload = { opcode: 'text', data: 'other' } as const;
    for (const held of interventions.held.slice(1)) interventions.releaseEdited(held, payload);
    interventions.releaseAll();
    interventions.releaseUntil('bye');
    expect(posted).toEqual([
      { type: 'to-engine', documentId: 'b', command: { type: 'release-edited', item: 4, payload } },
      { type: 'to-engine', documentId: 'a', command: { type: 'release-all' } },
      { type: 'to-engine', documentId: 'b', command: { type: 'release-all' } },
      { type: 'to-engine', documentId: 'a', command: { type: 'release-until', query: 'bye' } },
      { type: 'to-engine', documentId: 'b', command: { type: 'release-until', query: 'bye' } },
    ]);
  });

  test('counts what went on by itself, until other rules are set', () => {
    interventions.heard('a', { type: 'overflowed', messages: 3 });
    interventions.heard('b', { type: 'overflowed', messages: 1 });
    expect(interventions.overflowed).toBe(4);
    interventions.setRules([], 1);
    expect(interventions.overflowed).toBe(0);
  });
});
