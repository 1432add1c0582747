import type { SessionDocument } from '../../session/connection.ts';

type Documents = ReadonlyMap<string, SessionDocument>;

/** A document, and how many stand above it in the tree. */
export interface PlacedDocument {
  readonly document: SessionDocument;
  readonly depth: number;
}

/** Documents of `ids`, and what stands above them: each after its parent, in the order in which they began. */
export function documentTree(documents: Documents, ids: Iterable<string>): PlacedDocument[] {
  const wanted = withParents(documents, ids);
  return tree(documents).filter(({ document }) => wanted.has(document));
}

function withParents(documents: Documents, ids: Iterable<string>): Set<SessionDocument> {
  const found = new Set<SessionDocument>();
  for (const id of ids) {
    let document = documents.get(id);
    while (document && !found.has(document)) {
      found.add(document);
      document = documents.get(document.parent ?? '');
    }
  }
  return found;
}

/** Every document once, after its parent. A log that was read may name parents in a circle: that is cut open. */
function tree(documents: Documents): PlacedDocument[] {
  const children = new Map<string, SessionDocument[]>();
  const roots: SessionDocument[] = [];
  // A frame may be heard of before the document that holds it, but it began later.
  for (const document of [...documents.values()].sort((one, other) => one.at - other.at)) {
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
