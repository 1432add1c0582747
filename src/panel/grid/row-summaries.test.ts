import { expect, test, vi } from 'vitest';
import { Session } from '../../session/session.ts';
import { RowSummaries } from './row-summaries.ts';

function setUp(cost: number) {
  const session = new Session();
  session.append(
    [1, 2, 3].map((seq) => ({
      type: 'message' as const,
      seq,
      at: seq,
      connection: 'c1',
      direction: 'sent' as const,
      payload: { opcode: 'text' as const, data: '' },
      discarded: false,
      resent: false,
    })),
  );
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  vi.spyOn(session.meanings, 'decodedRows', 'get').mockReturnValue(3);
  const summaryAt = vi.spyOn(session.meanings, 'summaryAt').mockImplementation((row) => {
    now += cost;
    return row === 2 ? undefined : `row ${row}`;
  });
  return { session, summaries: new RowSummaries(session), summaryAt };
}

test('what is quick is said at once, and once only', () => {
  const { summaries, summaryAt } = setUp(0);
  summaries.begin();
  expect([0, 1, 2].map((row) => summaries.of(row))).toEqual(['row 0', 'row 1', null]);
  expect(summaries.of(2)).toBeNull();
  expect(summaryAt).toHaveBeenCalledTimes(3);
});

test('what is slow is said later', async () => {
  const { summaries } = setUp(10);
  summaries.begin();
  expect([0, 1, 2].map((row) => summaries.of(row))).toEqual(['row 0', undefined, undefined]);
  await vi.waitFor(() => expect(summaries.revision.value).toBe(1));
  summaries.begin();
  expect([0, 1, 2].map((row) => summaries.of(row))).toEqual(['row 0', 'row 1', null]);
});

test('what was cleared, and what is no message, has none', () => {
  const { session, summaries } = setUp(0);
  summaries.begin();
  expect(summaries.of(0)).toBe('row 0');
  session.clear();
  session.append([{ type: 'error', seq: 4, at: 4, connection: 'c1' }]);
  summaries.begin();
  expect(summaries.of(0)).toBeNull();
});
