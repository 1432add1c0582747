import type { Connection, SessionDocument } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';

/** One line of the list of connections. */
export type ConnectionEntry =
  | { readonly type: 'all'; readonly count: number }
  | { readonly type: 'document'; readonly document: SessionDocument }
  | { readonly type: 'connection'; readonly connection: Connection };

/** Connections by document, in order of appearance; documents are named when several have connections. */
export function connectionEntries(session: Session): ConnectionEntry[] {
  const byDocument = new Map<string, Connection[]>();
  for (const connection of session.connections.values()) {
    const siblings = byDocument.get(connection.document);
    if (siblings) siblings.push(connection);
    else byDocument.set(connection.document, [connection]);
  }
  const entries: ConnectionEntry[] = [{ type: 'all', count: session.connections.size }];
  for (const document of session.documents.values()) {
    const connections = byDocument.get(document.id) ?? [];
    if (connections.length > 0 && byDocument.size > 1) entries.push({ type: 'document', document });
    for (const connection of connections) entries.push({ type: 'connection', connection });
  }
  return entries;
}
