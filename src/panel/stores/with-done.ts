interface Done<Item> {
  /** What there was when the reading began, and what there is now; what is the same item was left alone. */
  readonly before: readonly Item[];
  readonly now: readonly Item[];
  /** What tells an item from the others. */
  readonly nameOf: (item: Item) => string;
}

/**
 * What was remembered, but with what the user has done while it was read: what was added or changed stands behind it,
 * what was removed is not there.
 */
export function withDone<Item>(remembered: readonly Item[], { before, nameOf, now }: Done<Item>): readonly Item[] {
  const added = now.filter((one) => !before.includes(one));
  const gone = before.filter((one) => !now.includes(one));
  const done = new Set([...added, ...gone].map(nameOf));
  return [...remembered.filter((one) => !done.has(nameOf(one))), ...added];
}
