import { isSocket } from '../composing/targets.ts';
import type { PanelModel } from '../panel-model.ts';

/**
 * The messages that a replay is about: those among the selected rows that were sent; with one row selected and a span of
 * time chosen, all that is shown of it.
 */
export function rowsToReplay({ filter, rows, selection, session }: PanelModel): number[] {
  const chosen = selection.rows.rows;
  if (chosen.count > 1)
    return sentAmong(
      session,
      [...chosen].sort((a, b) => a - b),
    );
  if (filter.span.value === null) return sentAmong(session, [selection.row.value]);
  const shown: number[] = [];
  if (rows.length > 0) rows.forEach(0, rows.length - 1, (row) => shown.push(row));
  return sentAmong(
    session,
    shown.sort((a, b) => a - b),
  );
}

/** Messages that a WebSocket has transmitted. */
function sentAmong(session: PanelModel['session'], rows: readonly number[]): number[] {
  return rows.filter(
    (row) =>
      session.kindAt(row) === 'sent' &&
      !session.hasTrait(row, 'discarded') &&
      isSocket(session.connections.get(session.connectionIdAt(row))),
  );
}
