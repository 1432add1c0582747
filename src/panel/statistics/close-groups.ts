import type { CloseFacts } from '../../protocol/from-page.ts';

/** Groups that are listed; the rest is counted. */
const MOST = 30;

/** A close and when it was, in ms since the Unix epoch. */
export interface Close extends CloseFacts {
  readonly at: number;
}

/** Closes with one code and reason. */
export interface CloseGroup {
  readonly facts: CloseFacts;
  count: number;
  /** When the last of them was. */
  last: number;
}

export interface CloseGroups {
  /** The most frequent first. */
  readonly groups: readonly CloseGroup[];
  /** Closes that are in no listed group. */
  readonly others: number;
}

export function closeGroups(closes: Iterable<Close>): CloseGroups {
  const byKey = new Map<string, CloseGroup>();
  for (const facts of closes) {
    const key = `${facts.code} ${facts.wasClean} ${facts.reason}`;
    const group = byKey.get(key);
    if (!group) byKey.set(key, { facts, count: 1, last: facts.at });
    else {
      group.count++;
      group.last = Math.max(group.last, facts.at);
    }
  }
  const groups = [...byKey.values()].sort((a, b) => b.count - a.count || a.facts.code - b.facts.code);
  const others = groups.slice(MOST).reduce((sum, { count }) => sum + count, 0);
  return { groups: groups.slice(0, MOST), others };
}
