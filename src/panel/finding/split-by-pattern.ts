/** Parts of a text that are marked: a line does not hold more. */
const MOST = 200;

/** A text cut at what `pattern` finds: outside, match, outside, match, …, outside. */
export function splitByPattern(text: string, pattern: RegExp): string[] {
  const parts: string[] = [];
  const finder = new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`);
  let from = 0;
  for (const { index, 0: found } of text.matchAll(finder)) {
    if (found === '' || parts.length > 2 * MOST) break;
    parts.push(text.slice(from, index), found);
    from = index + found.length;
  }
  return [...parts, text.slice(from)];
}
