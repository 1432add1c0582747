/** The colours of a picture of a window are few, and the shades of its letters many: 256 of them are enough for all. */

const MOST_COLOURS = 256;

/**
 * At most 256 colours, the most frequent ones first, such that each colour of the picture is near one of them in every
 * channel: as near as that number allows. The same picture has the same palette.
 */
export function paletteOf(colours: Uint32Array): number[] {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const byCount = [...counts]
    .sort(([one, many], [other, more]) => more - many || one - other)
    .map(([colour]) => colour);
  for (let tolerance = 0; ; tolerance += 2) {
    const palette = spread(byCount, tolerance);
    if (palette) return palette;
  }
}

/** Each colour that is not near an earlier one; undefined when those are too many. */
function spread(colours: readonly number[], tolerance: number): number[] | undefined {
  const palette: number[] = [];
  for (const colour of colours) {
    if (palette.some((one) => distance(one, colour) <= tolerance)) continue;
    if (palette.length === MOST_COLOURS) return undefined;
    palette.push(colour);
  }
  return palette;
}

/** The place of the nearest colour in the palette, the first of several. */
export function nearest(palette: readonly number[], colour: number): number {
  let best = 0;
  for (let at = 1; at < palette.length; at++)
    if (distance(palette[at] ?? 0, colour) < distance(palette[best] ?? 0, colour)) best = at;
  return best;
}

/** The largest difference of a channel. */
function distance(one: number, other: number): number {
  const channel = (shift: number) => Math.abs(((one >> shift) & 255) - ((other >> shift) & 255));
  return Math.max(channel(16), channel(8), channel(0));
}
