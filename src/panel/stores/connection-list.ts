import type { Connection, SessionDocument } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';

/** One line of the list of connections. `depth`: how many documents stand above it in the tree. */
export type ConnectionEntry =
  | { readonly type: 'all'; readonly count: number }
  | { readonly type: 'document'; readonly document: SessionDocument; readonly depth: number }
  | { readonly type: 'connection'; readonly connection: Connection; readonly depth: number };

/**
 * Connections under their documents, workers under the frame or worker that made them, in order of appearance.
 * Documents are named when there is more than one to tell apart, or a worker.
 */
export function connectionEntries(session: Session): ConnectionEntry[] {
  const byDocument = new Map<string, Connection[]>();
  for (const connection of session.connections.values()) {
    const siblings = byDocument.get(connection.document);
    if (siblings) siblings.push(connection);
    else byDocument.set(connection.document, [connection]);
  }
  const entries: ConnectionEntry[] = [{ type: 'all', count: session.connections.size }];
  const named = namedDocuments(session.documents, byDocument);
  const isNamed = named.size > 1 || [...named].some(({ context }) => context !== undefined);
  for (const { document, depth } of tree(session.documents)) {
    if (!named.has(document)) continue;
    if (isNamed) entries.push({ type: 'document', document, depth });
    for (const connection of byDocument.get(document.id) ?? []) {
      entries.push({ type: 'connection', connection, depth: isNamed ? depth : 0 });
    }
  }
  return entries;
}

type Documents = ReadonlyMap<string, SessionDocument>;

/** Those with connections, and what stands above them. */
function namedDocuments(documents: Documents, byDocument: ReadonlyMap<string, unknown>): Set<SessionDocument> {
  const named = new Set<SessionDocument>();
  for (const id of byDocument.keys()) {
    let document = documents.get(id);
    while (document && !named.has(document)) {
      named.add(document);
      document = documents.get(document.parent ?? '');
    }
  }
  return named;
}

/** Every document once, after its parent. A log that was read may name parents in a circle: that is cut open. */
function tree(documents: Documents): { document: SessionDocument; depth: number }[] {
  const children = new Map<string, SessionDocument[]>();
  const roots: SessionDocument[] = [];
  for (const document of documents.values()) {
    const siblings = children.get(document.parent ?? '');
    if (!documents.has(document.parent ?? '')) roots.push(document);
    else if (siblings) siblings.push(document);
    else children.set(document.parent ?? '', [document]);
  }
  const placed = new Map<SessionDocument, number>();
  const place = (root: SessionDocument) => {
    const open = [{ document: root, depth: 0 }];
    for (let next = open.pop(); next; next = open.pop()) {
      const { document, depth } = next;
      if (placed.has(document)) continue;
      placed.set(document, depth);
      open.push(...(children.get(document.id) ?? []).map((child) => ({ document: child, depth: depth + 1 })).reverse());
    }
  };
  for (const root of [...roots, ...documents.values()]) place(root);
  return [...placed].map(([document, depth]) => ({ document, depth }));
}
