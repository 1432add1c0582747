interface ListSize {
  readonly count: number;
  /** Rows that a page key moves. */
  readonly page: number;
}

/**
 * Where a key leads in a list; null for a key that does not move. Positions that `isChoice` refuses are passed over.
 */
export function steppedPosition(
  key: string,
  from: number,
  { count, page }: ListSize,
  isChoice: (position: number) => boolean = () => true,
): number | null {
  const targets: Readonly<Record<string, number>> = {
    ArrowUp: from - 1,
    ArrowDown: from + 1,
    PageUp: from - page,
    PageDown: from + page,
    Home: 0,
    End: count - 1,
  };
  const target = targets[key];
  if (target === undefined || count === 0) return null;
  const bounded = Math.min(count - 1, Math.max(0, target));
  const step = key === 'ArrowUp' || key === 'PageUp' || key === 'End' ? -1 : 1;
  for (let at = bounded; at >= 0 && at < count; at += step) if (isChoice(at)) return at;
  return isChoice(from) ? from : null;
}
