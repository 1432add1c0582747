/** Names that are kept with their answer: there are few kinds of messages, and a hostile page may have many. */
const KEPT = 1_000;

/** Whether a name is `wanted`, whatever its case; `*` stands for anything. Takes no longer than the name is long. */
export function nameMatcher(wanted: string): (name: string) => boolean {
  const pieces = wanted.toLowerCase().split('*');
  const known = new Map<string, boolean>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    if (known.size === KEPT) known.clear();
    const answer = isGlob(name.toLowerCase(), pieces);
    known.set(name, answer);
    return answer;
  };
}

function isGlob(name: string, pieces: readonly string[]): boolean {
  const [first = '', ...rest] = pieces;
  const last = rest.pop();
  if (last === undefined) return name === first;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = name.indexOf(piece, at); // the first place leaves the most for the others
    if (found < 0) return false;
    at = found + piece.length;
  }
  return name.length - at >= last.length && name.endsWith(last);
}
