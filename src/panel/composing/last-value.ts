import { parsePath } from '../../query/parse-path.ts';
import { valuesAt } from '../../query/path.ts';
import { JsonReader } from '../../session/query/json-reader.ts';
import type { Session } from '../../session/session.ts';

/**
 * What a path such as `$.data[0].id` leads to in the last message that a connection has received, as JSON or as the
 * protocol has it; undefined where there is no such message, path or value.
 */
export function lastValueAt(session: Session, connection: string, path: string): unknown {
  const parsed = parsePath(path, 0);
  if (parsed.mistakeAt !== undefined || parsed.end < path.length) return undefined;
  const row = lastReceived(session, connection);
  if (row < 0) return undefined;
  const reader = new JsonReader({ session, meanings: session.meanings }, true);
  for (const root of reader.rootsAt(row, () => true)) for (const value of valuesAt(root, parsed.path)) return value;
  return undefined;
}

function lastReceived(session: Session, connection: string): number {
  for (let row = session.rowCount - 1; row > session.firstRow; row--) {
    if (session.kindAt(row) === 'received' && session.connectionIdAt(row) === connection) return row;
  }
  return -1;
}
