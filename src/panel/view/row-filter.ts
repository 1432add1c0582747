import type { RowKind, Session } from '../../session/session.ts';
import type { Direction } from '../../session/session-event.ts';
import { holdsTime, type TimeSpan } from '../../session/statistics/time-span.ts';

/** What the user has asked to see. */
export interface RowFilter {
  /** A connection of the session; null for all. */
  readonly connection: string | null;
  readonly direction: Direction | 'all';
  /** Empty when content does not matter. */
  readonly query: string;
  /** Whether `query` is a regular expression. */
  readonly isPattern: boolean;
  /** Only rows of this time are shown; null for all. */
  readonly span: TimeSpan | null;
}

export const SHOW_ALL: RowFilter = { connection: null, direction: 'all', query: '', isPattern: false, span: null };

/** `content`: the row is shown when its content matches the query. */
export type Verdict = 'show' | 'hide' | 'content';

export const isMessageKind = (kind: RowKind): kind is Direction => kind === 'sent' || kind === 'received';

/** What `filter` says of a row without looking at content. Losses of what is shown are hidden by nothing but the time. */
export function verdictOf(session: Session, row: number, filter: RowFilter): Verdict {
  const kind = session.kindAt(row);
  if (filter.span !== null && !holdsTime(filter.span, session.timeAt(row))) return 'hide';
  if (filter.connection !== null && !concerns(session, row, filter.connection)) return 'hide';
  // They belong to a message and to a connection, and are shown with these.
  if (kind === 'drained' || kind === 'handshake') return 'hide';
  if (kind === 'loss') return 'show';
  if (!isMessageKind(kind)) return filter.query === '' && filter.direction === 'all' ? 'show' : 'hide';
  if (filter.direction !== 'all' && kind !== filter.direction) return 'hide';
  return filter.query === '' ? 'show' : 'content';
}

/** A loss that nobody could attribute may be one of this connection's, when it is in the same document. */
function concerns(session: Session, row: number, connection: string): boolean {
  const own = session.connectionIdAt(row);
  if (own !== '' || session.kindAt(row) !== 'loss') return own === connection;
  const event = session.eventAt(row);
  return event?.type === 'loss' && event.document === session.connections.get(connection)?.document;
}
