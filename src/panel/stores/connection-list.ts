import type { Connection, SessionDocument } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';

/** One line of the list of connections. */
export type ConnectionEntry =
  | { readonly type: 'all'; readonly count: number }
  | { readonly type: 'document'; readonly document: SessionDocument }
  | { readonly type: 'connection'; readonly connection: Connection };

/** Connections by document, in order of appearance; documents are named when several have connections. */
export function connectionEntries(session: Session): ConnectionEntry[] {
  const byDocument = Map.groupBy(session.connections.values(), ({ document }) => document);
  const entries: ConnectionEntry[] = [{ type: 'all', count: session.connections.size }];
  for (const [id, connections] of byDocument) {
    const document = session.documents.get(id);
    if (document && byDocument.size > 1) entries.push({ type: 'document', document });
    for (const connection of connections) entries.push({ type: 'connection', connection });
  }
  return entries;
}
