import { type Completion, MOST } from '../../session/query/completions.ts';

/** What was found by now for the same text, with what is on show in its place: it may be under the pointer. */
export function keptOrder(shown: readonly Completion[], found: readonly Completion[]): readonly Completion[] {
  const now = new Map(found.map((item) => [item.text, item]));
  const kept = shown.map((item) => now.get(item.text) ?? item);
  const known = new Set(shown.map(({ text }) => text));
  return [...kept, ...found.filter(({ text }) => !known.has(text))].slice(0, MOST);
}
