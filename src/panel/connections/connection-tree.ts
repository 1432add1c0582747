import type { Connection, SessionDocument } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';
import { type ConnectionStateName, connectionState } from '../text/connection-state.ts';
import { urlParts } from '../text/url-parts.ts';
import { documentTree } from './connection-documents.ts';

export const GROUPINGS = ['frame', 'url', 'state'] as const;
export type Grouping = (typeof GROUPINGS)[number];
export const ORDERS = ['age', 'url', 'messages', 'bytes', 'rate'] as const;
export type Order = (typeof ORDERS)[number];

export interface TreeOptions {
  readonly grouping: Grouping;
  readonly order: Order;
  readonly pinned: ReadonlySet<string>;
  readonly hidden: ReadonlySet<string>;
  /** Keys of groups that are closed. */
  readonly collapsed: ReadonlySet<string>;
  /** Messages a second. */
  readonly rateOf: (connection: string) => number;
}

interface Entry {
  readonly key: string;
  /** From 1. */
  readonly level: number;
}

/** What a group has in common. */
export type GroupSubject =
  | { readonly type: 'document'; readonly document: SessionDocument }
  | { readonly type: 'url'; readonly url: string }
  | { readonly type: 'state'; readonly state: ConnectionStateName };

/** One line of the tree of connections. */
export type TreeEntry =
  | (Entry & { readonly type: 'all'; readonly count: number })
  | (Entry & {
      readonly type: 'group';
      readonly subject: GroupSubject;
      readonly members: readonly Connection[];
      readonly isCollapsed: boolean;
    })
  | (Entry & { readonly type: 'connection'; readonly connection: Connection; readonly isPinned: boolean });

type GroupEntry = Extract<TreeEntry, { type: 'group' }>;

interface Group {
  /** Null where there is nothing to tell apart. */
  readonly group: GroupEntry | null;
  /** Of its members. */
  readonly level: number;
  readonly members: readonly Connection[];
}

export const ALL_KEY = 'all';

/** The lines of the tree: all, what is pinned, then the others in their groups. Hidden connections are left out. */
export function connectionTree(session: Session, options: TreeOptions): TreeEntry[] {
  const { hidden, pinned } = options;
  const shown = [...session.connections.values()].filter(({ id }) => !hidden.has(id)).sort(comparison(options));
  const lineOf = (connection: Connection, level: number): TreeEntry => ({
    type: 'connection',
    key: connection.id,
    level,
    connection,
    isPinned: pinned.has(connection.id),
  });
  const others = shown.filter(({ id }) => !pinned.has(id));
  return [
    { type: 'all', key: ALL_KEY, level: 1, count: shown.length },
    ...shown.filter(({ id }) => pinned.has(id)).map((connection) => lineOf(connection, 1)),
    ...grouped(session, options, others).flatMap(({ group, level, members }) => [
      ...(group ? [group] : []),
      ...(group?.isCollapsed === true ? [] : members.map((connection) => lineOf(connection, level))),
    ]),
  ];
}

function grouped(session: Session, options: TreeOptions, connections: readonly Connection[]): Group[] {
  const { grouping } = options;
  if (grouping === 'frame') return byFrame(session, options, connections);
  const groups = groupBy(connections, grouping === 'url' ? placeOf : connectionState);
  return [...groups].map(([name, members]) => {
    const subject: GroupSubject =
      grouping === 'url' ? { type: 'url', url: name } : { type: 'state', state: name as ConnectionStateName }; // what it was grouped by
    return { group: groupOf(subject, `${grouping} ${name}`, 1, { members, options }), level: 2, members };
  });
}

/**
 * Frames are named when there is more than one to tell apart, or a worker. A closed one closes those below it. A log that
 * is damaged may have connections without their document: these stand by themselves.
 */
function byFrame(session: Session, options: TreeOptions, connections: readonly Connection[]): Group[] {
  const byDocument = groupBy(connections, ({ document }) => document);
  const placed = documentTree(session.documents, byDocument.keys());
  const isNamed = placed.length > 1 || placed.some(({ document }) => document.context !== undefined);
  const groups: Group[] = [];
  let closedAt = Number.POSITIVE_INFINITY;
  for (const { document, depth } of placed) {
    if (depth > closedAt) continue;
    const members = byDocument.get(document.id) ?? [];
    const subject = { type: 'document', document } as const;
    const group = isNamed ? groupOf(subject, document.id, depth + 1, { members, options }) : null;
    closedAt = group?.isCollapsed === true ? depth : Number.POSITIVE_INFINITY;
    groups.push({ group, level: isNamed ? depth + 2 : 1, members });
  }
  const strays = connections.filter(({ document }) => !session.documents.has(document));
  return [...groups, { group: null, level: 1, members: strays }];
}

const groupOf = (
  subject: GroupSubject,
  key: string,
  level: number,
  { members, options }: { readonly members: readonly Connection[]; readonly options: TreeOptions },
): GroupEntry => ({ type: 'group', key, level, subject, members, isCollapsed: options.collapsed.has(key) });

/** Without what tells one session from another. */
function placeOf({ url }: Connection): string {
  const { origin, path } = urlParts(url);
  return origin + path.replace(/[?#].*$/s, '');
}

function groupBy<T, Key>(values: readonly T[], keyOf: (value: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

/** By age they stay in the order in which they are: that of their arrival. */
function comparison({ order, rateOf }: TreeOptions): (a: Connection, b: Connection) => number {
  if (order === 'age') return () => 0;
  if (order === 'url') return (a, b) => (a.url < b.url ? -1 : Number(a.url > b.url));
  const amountOf = ({ id, received, sent }: Connection) => {
    if (order === 'rate') return rateOf(id);
    return order === 'bytes' ? sent.bytes + received.bytes : sent.messages + received.messages;
  };
  return (a, b) => amountOf(b) - amountOf(a);
}
