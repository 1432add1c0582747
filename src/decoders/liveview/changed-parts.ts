import type { Field } from '../decoder.ts';
import { type JsonReader, jsonField } from '../json/json-reader.ts';

/** Slots of a tree that are told apart, and how deep. */
const PARTS = 500;
const DEPTH = 30;
/** Members of a tree that are no slots of it. */
const SPECIAL: Readonly<Record<string, string>> = {
  c: 'components',
  e: 'events',
  r: 'reply',
  s: 'statics',
  d: 'comprehension',
  k: 'keyed',
  t: 'title',
  p: 'templates',
  stream: 'stream',
};

/**
 * What a diff of https://github.com/phoenixframework/phoenix_live_view changes: a field for each slot, named by the way
 * to it through the tree of the view.
 */
export function changedParts(diff: JsonReader, way = '', parts: Field[] = [], depth = 0): Field[] {
  for (const key of diff.keys()) {
    if (parts.length >= PARTS) break;
    const source = diff.source(key) ?? '';
    const name = `${way}${SPECIAL[key] ?? key}`;
    const inside = isTree(key, source) && depth < DEPTH ? diff.inside(key) : undefined;
    if (inside) changedParts(inside, `${name}.`, parts, depth + 1);
    else parts.push(jsonField(name, source));
  }
  return parts;
}

/** A list, a reply and what is inside of statics are values. */
const isTree = (key: string, source: string): boolean => source.startsWith('{') && source !== '{}' && key !== 'r';
