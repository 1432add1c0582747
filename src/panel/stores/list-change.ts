interface Change {
  /** The list as it was here, and as it is now. */
  readonly before: readonly unknown[];
  readonly now: readonly unknown[];
  /** What tells an item from the others: such members of it, or with none all that it is. */
  readonly keys: readonly string[];
  /** Where what is new belongs when what it stands behind is not there; at the end, unless this says so. */
  readonly newest?: 'first';
}

/**
 * What was changed here, as a change of a list that others change as well: what they have added, changed or removed since
 * stays so, unless it is the same item. Where there is no list, or they have changed no names, it is the list of here.
 */
export function listChange({ before, keys, newest, now }: Change): (kept: unknown) => readonly unknown[] {
  const nameOf = (item: unknown): string => {
    if (keys.length === 0 || typeof item !== 'object' || item === null) return JSON.stringify(item);
    const members = item as Readonly<Record<string, unknown>>; // of any shape: only what is there is compared
    return JSON.stringify(keys.map((key) => members[key]));
  };
  const named = (items: readonly unknown[]) => new Map(items.map((item) => [nameOf(item), item]));
  const [had, has] = [named(before), named(now)];
  const isChanged = (item: unknown) => JSON.stringify(had.get(nameOf(item))) !== JSON.stringify(item);
  return (kept) => {
    const list: readonly unknown[] = Array.isArray(kept) ? kept : before;
    const theirs = named(list);
    if (list.length === before.length && list.every((item, at) => nameOf(item) === nameOf(before[at]))) {
      return now.map((item) => (isChanged(item) ? item : (theirs.get(nameOf(item)) ?? item)));
    }
    const merged = list
      .filter((item) => has.has(nameOf(item)) || !had.has(nameOf(item)))
      .map((item) => (isChanged(has.get(nameOf(item)) ?? item) ? (has.get(nameOf(item)) ?? item) : item));
    for (const [at, item] of now.entries()) {
      if (theirs.has(nameOf(item)) || !isChanged(item)) continue;
      const previous = merged.findIndex((other) => nameOf(other) === nameOf(now[at - 1]));
      const otherwise = newest === 'first' ? 0 : merged.length;
      merged.splice(at > 0 && previous >= 0 ? previous + 1 : otherwise, 0, item);
    }
    return merged;
  };
}
