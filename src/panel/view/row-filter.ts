import { ALL, type Query } from '../../query/query.ts';
import type { Session } from '../../session/session.ts';
import type { Direction } from '../../session/session-event.ts';
import type { RowKind } from '../../session/session-rows.ts';
import { holdsTime, type TimeSpan } from '../../session/statistics/time-span.ts';

/** What the user has asked to see. */
export interface RowFilter {
  /** Connections of the session; null for all. */
  readonly connections: ReadonlySet<string> | null;
  /** Connections that are not to be seen, whatever else is asked. */
  readonly hiddenConnections: ReadonlySet<string>;
  readonly direction: Direction | 'all';
  readonly query: Query;
  /** Whether losses are shown that do not match: what is missing might have. */
  readonly keepsLosses: boolean;
  /** Only rows of this time are shown; null for all. */
  readonly span: TimeSpan | null;
}

export const NO_CONNECTIONS: ReadonlySet<string> = new Set();

export const SHOW_ALL: RowFilter = {
  connections: null,
  hiddenConnections: NO_CONNECTIONS,
  direction: 'all',
  query: ALL,
  keepsLosses: true,
  span: null,
};

/** `query`: the row is shown when it matches the query; `keep`: also when it does not. */
export type Verdict = 'show' | 'hide' | 'query' | 'keep';

export const isMessageKind = (kind: RowKind): kind is Direction => kind === 'sent' || kind === 'received';

/** What `filter` says of a row without asking its query. Losses of what is shown are hidden by nothing but the time. */
export function verdictOf(session: Session, row: number, filter: RowFilter): Verdict {
  const kind = session.kindAt(row);
  if (kind === 'removed') return 'hide';
  if (filter.span !== null && !holdsTime(filter.span, session.timeAt(row))) return 'hide';
  if (filter.hiddenConnections.size > 0 && filter.hiddenConnections.has(session.connectionIdAt(row))) return 'hide';
  if (filter.connections !== null && !concerns(session, row, filter.connections)) return 'hide';
  // They belong to a message and to a connection, and are shown with these.
  if (kind === 'drained' || kind === 'handshake' || kind === 'mark' || kind === 'verdict') return 'hide';
  if (kind === 'loss' && filter.keepsLosses) return isAsking(filter) ? 'keep' : 'show';
  if (filter.direction !== 'all' && kind !== filter.direction) return 'hide';
  return filter.query.type === 'all' ? 'show' : 'query';
}

/** Whether rows are asked for what they are, and not only for their place. */
const isAsking = ({ direction, query }: RowFilter): boolean => direction !== 'all' || query.type !== 'all';

/** A loss that nobody could attribute may be one of these connections', when it is in the document of one of them. */
export function concerns(session: Session, row: number, connections: ReadonlySet<string>): boolean {
  const own = session.connectionIdAt(row);
  if (own !== '' || session.kindAt(row) !== 'loss') return connections.has(own);
  const event = session.eventAt(row);
  if (event?.type !== 'loss') return false;
  if (event.reason === 'removed') return true;
  return [...connections].some((id) => session.connections.get(id)?.document === event.document);
}
