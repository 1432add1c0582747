import { signal } from '@preact/signals';
import { describe, expect, test, vi } from 'vitest';
import { receivedText } from '../../../test/simulation/received-text.ts';
import { Session } from '../../session/session.ts';
import type { SessionEvent } from '../../session/session-event.ts';
import { FilterStore } from '../stores/filter-store.ts';
import { MessageView } from '../stores/message-view.ts';
import { SelectionStore } from '../stores/selection-store.ts';
import { MatchStore } from './match-store.ts';

const loss: SessionEvent = {
  type: 'loss',
  seq: 3.5,
  at: 3.5,
  since: 3,
  messages: 1,
  bytes: 1,
  reason: 'overflow',
  connection: 'c1',
  document: '',
};

/** `between`: what comes before the fourth message. */
function setUp(between: readonly SessionEvent[] = []) {
  const session = new Session();
  const texts = ['a', 'b', 'ab', 'c', 'B'].map((data, index) => receivedText(index + 1, data));
  session.append(texts.toSpliced(3, 0, ...between));
  const facts = { session, meanings: session.meanings, sessionRevision: signal(0) };
  const [filter, selection] = [new FilterStore(), new SelectionStore()];
  const view = new MessageView({ ...facts, filter: filter.applied });
  const matches = new MatchStore({ facts, filter, view, selection });
  const steps = (...by: (1 | -1)[]) =>
    by.map((one) => {
      matches.step(one);
      return selection.row.value;
    });
  return { filter, matches, selection, steps, view };
}

describe('MatchStore', () => {
  test('steps through the rows on show, around the end', async () => {
    const { filter, matches, steps } = setUp();
    expect(matches.isActive.value).toBe(false);
    filter.query.value = 'b';
    await vi.waitFor(() => expect(matches.count).toBe(3));
    expect([matches.isActive.value, matches.position]).toEqual([true, 0]);
    expect(steps(1, 1, 1, 1, -1, -1)).toEqual([1, 2, 4, 1, 4, 2]);
    expect([matches.position, matches.isMarked(2)]).toEqual([2, false]);
  });

  test('while highlighting, from any row to the next that matches', async () => {
    const { filter, matches, selection, steps, view } = setUp();
    filter.isHighlighting.value = true;
    filter.query.value = 'b';
    await vi.waitFor(() => expect(matches.count).toBe(3));
    expect(view.length).toBe(5);
    expect([0, 1, 2, 3, 4].map((row) => matches.isMarked(row))).toEqual([false, true, true, false, true]);
    selection.selectRow(3);
    expect([matches.position, ...steps(1, -1, -1)]).toEqual([0, 4, 2, 1]);
    selection.selectRow(0);
    expect(steps(-1)).toEqual([4]);
    filter.isHighlighting.value = false;
    await vi.waitFor(() => expect(view.length).toBe(3));
    expect(matches.isMarked(1)).toBe(false);
  });

  test('a loss is shown whatever is asked, and a match only when it is asked for', async () => {
    const { filter, matches, selection, steps, view } = setUp([loss]);
    filter.query.value = 'b';
    await vi.waitFor(() => expect(view.length).toBe(4));
    expect([matches.count, ...steps(1, 1, 1, 1, -1)]).toEqual([3, 1, 2, 5, 1, 5]);
    expect(matches.position).toBe(3);
    selection.selectRow(3);
    expect([matches.position, ...steps(1)]).toEqual([0, 5]);
    selection.selectRow(3);
    expect(steps(-1)).toEqual([2]);
    filter.query.value = 'is:lost';
    await vi.waitFor(() => expect(view.length).toBe(1));
    expect([matches.count, ...steps(1), matches.position]).toEqual([1, 3, 1]);
    filter.query.value = 'zzz';
    await vi.waitFor(() => expect([view.length, matches.count]).toEqual([1, 0]));
    expect(steps(1)).toEqual([3]); // where it was
    filter.query.value = '';
    filter.direction.value = 'received';
    await vi.waitFor(() => expect([view.length, matches.count]).toEqual([6, 5]));
  });

  test('nothing to step to is no step', async () => {
    const { filter, matches, steps, view } = setUp();
    filter.query.value = 'zzz';
    await vi.waitFor(() => expect(view.length).toBe(0));
    expect([matches.count, ...steps(1, -1)]).toEqual([0, -1, -1]);
  });
});
