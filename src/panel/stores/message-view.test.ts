import { signal } from '@preact/signals';
import { describe, expect, test, vi } from 'vitest';
import { Session } from '../../session/session.ts';
import type { SessionEvent } from '../../session/session-event.ts';
import type { PatternWorker } from '../matching/pattern-matcher.ts';
import { SHOW_ALL } from '../view/row-filter.ts';
import { MessageView } from './message-view.ts';

const message = (seq: number, data: string, at = seq): SessionEvent => ({
  type: 'message',
  seq,
  at,
  connection: 'c1',
  direction: seq % 2 === 0 ? 'sent' : 'received',
  payload: { opcode: 'text', data },
  discarded: false,
  resent: false,
});

const text = (wanted: string) => ({ type: 'text', text: wanted }) as const;

function setUp(events: SessionEvent[]) {
  const session = new Session();
  session.append(events);
  const filter = signal(SHOW_ALL);
  const sessionRevision = signal(0);
  const view = new MessageView({ session, meanings: session.meanings, filter, sessionRevision });
  const rows = () => Array.from({ length: view.length }, (_, position) => view.rowAt(position));
  return { session, filter, sessionRevision, view, rows };
}

/** Workers that answer like the real one, but never for a text that holds "stuck". */
function workers() {
  const asked: string[] = [];
  const makeWorker = (): PatternWorker => {
    let answered: Parameters<PatternWorker['listen']>[0] = () => undefined;
    queueMicrotask(() => answered({ type: 'ready' }));
    return {
      listen: (listener) => {
        answered = listener;
      },
      ask: ({ flags, source, texts }) => {
        asked.push(...texts);
        if (texts.some((one) => one.includes('stuck'))) return;
        const matches = texts.map((one) => new RegExp(source, flags).test(one));
        queueMicrotask(() => answered({ type: 'matches', matches }));
      },
      end: () => undefined,
    };
  };
  return { asked, makeWorker };
}

const five = ['a', 'b', 'ab', 'c', 'B'].map((data, index) => message(index + 1, data));

describe('MessageView', () => {
  test('what counts removed messages stands before all that are left, also when older ones come later', async () => {
    const { session, sessionRevision, rows } = setUp(five);
    await vi.waitFor(() => expect(rows()).toHaveLength(5));
    session.cap = { messages: 3, bytes: Number.POSITIVE_INFINITY };
    sessionRevision.value++;
    const [loss = -1, ...left] = rows();
    expect(session.eventAt(loss)).toMatchObject({ type: 'loss', reason: 'removed' });
    session.append([message(7, 'older', 0.5)]);
    sessionRevision.value++;
    const older = session.rowCount - 1;
    await vi.waitFor(() => expect(rows()).toContain(older));
    const again = rows();
    expect(session.eventAt(again[0] ?? -1)).toMatchObject({ type: 'loss', reason: 'removed' });
    expect(again.slice(1)).toEqual([older, ...left].filter((row) => !session.isRemoved(row)));
  });

  test('shows every row, and those that come', async () => {
    const { session, sessionRevision, rows } = setUp(five);
    await vi.waitFor(() => expect(rows()).toEqual([0, 1, 2, 3, 4]));
    session.append([message(6, 'late', 2.5)]);
    sessionRevision.value++;
    await vi.waitFor(() => expect(rows()).toEqual([0, 1, 5, 2, 3, 4]));
  });

  test('a filter hides the rest, keeps its place, and goes on for new rows', async () => {
    const { session, filter, sessionRevision, view, rows } = setUp(five);
    filter.value = { ...SHOW_ALL, query: text('b') };
    await vi.waitFor(() => expect(rows()).toEqual([1, 2, 4]));
    expect(view.messages).toBe(3);
    expect([view.positionOf(2), view.positionOf(0)]).toEqual([1, -1]);
    session.append([message(6, 'x'), message(7, 'xbx')]);
    sessionRevision.value++;
    await vi.waitFor(() => expect(rows()).toEqual([1, 2, 4, 6]));
  });

  test('the old rows stay until the new filter has found its own', () => {
    const { filter, rows } = setUp(five);
    const before = rows();
    filter.value = { ...SHOW_ALL, query: text('nothing') };
    expect(rows()).toEqual(before);
  });

  test('a session that was cleared is empty at once', async () => {
    const { session, sessionRevision, view, rows } = setUp(five);
    await vi.waitFor(() => expect(view.length).toBe(5));
    session.clear();
    expect(view.length).toBe(0);
    session.append([message(9, 'new')]);
    sessionRevision.value++;
    await vi.waitFor(() => expect(rows()).toEqual([0]));
  });

  test('a filter by what messages mean is whole with what is decoded, once decoding was stopped', async () => {
    const { filter, view } = setUp(five);
    const isStopped = signal(false);
    filter.value = { ...SHOW_ALL, query: { type: 'name', field: 'kind', text: 'chat' } };
    const whole = view.whole(() => isStopped.value);
    await vi.waitFor(() => expect(view.progress.value).toBe(0)); // it waits for what nobody decodes
    isStopped.value = true;
    await whole;
    expect(view.length).toBe(0);
  });

  test('is cancelled in the middle of a regular expression: what was found stays, what comes is looked at', async () => {
    const session = new Session();
    session.append(['ab', 'b', 'a stuck'].map((data, index) => message(index + 1, data)));
    const filter = signal(SHOW_ALL);
    const sessionRevision = signal(0);
    const { asked, makeWorker } = workers();
    const options = { session, meanings: session.meanings, filter, sessionRevision, makeWorker };
    const view = new MessageView(options);
    const rows = () => Array.from({ length: view.length }, (_, position) => view.rowAt(position));
    await vi.waitFor(() => expect(view.length).toBe(3));
    filter.value = { ...SHOW_ALL, query: { type: 'not', part: { type: 'pattern', source: '^b', flags: '' } } };
    await vi.waitFor(() => expect(asked).toContain('a stuck'));
    expect([view.isSearching.value, view.skipped.value, rows()]).toEqual([true, 0, [0, 1, 2]]);
    view.cancel();
    expect([view.progress.value, view.skipped.value, rows()]).toEqual([null, 3, []]);
    await vi.waitFor(() => expect(view.isSearching.value).toBe(false));
    session.append([message(4, 'ba'), message(5, 'ac')]);
    sessionRevision.value++;
    await vi.waitFor(() => expect(rows()).toEqual([4]));
    expect(view.skipped.value).toBe(3);
    asked.length = 0;
    view.again();
    await vi.waitFor(() => expect(asked).toContain('a stuck'));
    filter.value = SHOW_ALL;
    await vi.waitFor(() => expect([rows(), view.skipped.value]).toEqual([[0, 1, 2, 3, 4], 0]));
  });

  test('the last of several filters wins', async () => {
    const many = Array.from({ length: 20_000 }, (_, index) => message(index + 1, `message ${index}`));
    const { filter, view } = setUp(many);
    filter.value = { ...SHOW_ALL, query: text('1') };
    filter.value = { ...SHOW_ALL, query: text('19999') };
    await vi.waitFor(() => expect([view.length, view.progress.value]).toEqual([1, null]));
    expect(view.rowAt(0)).toBe(19_999);
  });
});
