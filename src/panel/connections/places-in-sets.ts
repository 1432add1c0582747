/** Where a line stands among those of its parent, from 1, and how many these are. */
export interface PlaceInSet {
  readonly position: number;
  readonly size: number;
}

/** The places of the lines of a tree, told by their levels: browsers count only what is drawn. */
export function placesInSets(levels: readonly number[]): PlaceInSet[] {
  /** By level: how many lines the set has that is being gone through. */
  const open: { size: number }[] = [];
  const places = levels.map((level) => {
    open.length = Math.min(open.length, level + 1); // the sets below the line before have ended
    const set = open[level] ?? { size: 0 };
    open[level] = set;
    return { set, position: ++set.size };
  });
  return places.map(({ set, position }) => ({ position, size: set.size }));
}
