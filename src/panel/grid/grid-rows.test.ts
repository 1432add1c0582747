import { signal } from '@preact/signals';
import { expect, onTestFinished, test, vi } from 'vitest';
import { receivedText } from '../../../test/simulation/received-text.ts';
import { Session } from '../../session/session.ts';
import { MessageView } from '../stores/message-view.ts';
import { SHOW_ALL } from '../view/row-filter.ts';
import { GridRows } from './grid-rows.ts';

function setUp(...texts: string[]) {
  const session = new Session();
  session.append(texts.map((text, index) => receivedText(index + 1, text)));
  const sessionRevision = signal(0);
  const meaningRevision = signal(0);
  const { meanings } = session;
  vi.spyOn(meanings, 'isHeartbeatAt').mockImplementation((row) => session.messageAt(row)?.payload.data === '');
  vi.spyOn(meanings, 'decodedRows', 'get').mockImplementation(() => session.rowCount);
  const view = new MessageView({ session, meanings, filter: signal(SHOW_ALL), sessionRevision });
  const settings = { read: () => Promise.resolve(undefined), write: vi.fn(() => Promise.resolve()) };
  const rows = new GridRows({ session, view, settings, meaningRevision });
  const shown = () => Array.from({ length: rows.length }, (_, index) => rows.rowAt(index));
  return { rows, session, sessionRevision, settings, shown, view };
}

test('folds heartbeats, unfolds a run, and unfolds them all', async () => {
  const { rows, settings, shown } = setUp('a', '', '', '', 'bb');
  await vi.waitFor(() => expect(shown()).toEqual([0, 1, 4]));
  expect([rows.heartbeatsAt(0), rows.heartbeatsAt(1), rows.indexOf(3)]).toEqual([0, 3, 1]);
  const visited: number[] = [];
  rows.forEach(0, 1, (row) => visited.push(row));
  expect(visited).toEqual([0, 1, 2, 3]);
  rows.toggleAt(1);
  expect(shown()).toEqual([0, 1, 2, 3, 4]);
  rows.toggleAt(1);
  rows.setFolding(false);
  expect(shown()).toEqual([0, 1, 2, 3, 4]);
  expect(settings.write).toHaveBeenCalledWith('foldHeartbeats', false);
  rows.dispose();
});

test('sorts by size, with what has none at the end, and takes in what comes', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { rows, session, sessionRevision, shown } = setUp('bb', 'a', 'dddd');
  const comesTo = (expected: readonly number[]) =>
    vi.waitFor(
      () => {
        vi.runOnlyPendingTimers(); // sorted rows are sorted anew after a while
        expect(shown()).toEqual(expected);
      },
      { interval: 1 },
    );
  session.append([{ type: 'error', seq: 4, at: 4, connection: 'c1' }]);
  sessionRevision.value++;
  rows.sort.value = { column: 'size', isDescending: true };
  await comesTo([2, 0, 1, 3]);
  expect([0, 1, 2, 3, 4].map((row) => rows.indexOf(row))).toEqual([1, 2, 0, 3, -1]);
  session.append([receivedText(5, 'ccc')]);
  sessionRevision.value++;
  await comesTo([2, 4, 0, 1, 3]);
  rows.sort.value = null;
  expect(shown()).toEqual([0, 1, 2, 3, 4]);
  rows.dispose();
});

test('a sort that is cancelled leaves the order that was there', async () => {
  const { rows, shown } = setUp('bb', 'a', 'dddd');
  const bySize = { column: 'size', isDescending: true } as const;
  rows.sort.value = bySize;
  await vi.waitFor(() => expect(shown()).toEqual([2, 0, 1]), { timeout: 4_000 });
  rows.sort.value = { column: 'time', isDescending: true };
  rows.cancelSort();
  expect([rows.sort.value, rows.shownSort.value]).toEqual([bySize, bySize]);
  expect(shown()).toEqual([2, 0, 1]);
  rows.dispose();
});

test('what was cleared is gone at once, sorted or not', async () => {
  const { rows, session, shown } = setUp('bb', '', '', 'a');
  await vi.waitFor(() => expect(shown()).toEqual([0, 1, 3]));
  session.clear();
  expect([rows.length, rows.rowAt(0), rows.indexOf(0)]).toEqual([0, -1, -1]);
  rows.dispose();
});
