import { visibleText } from '../text/visible-text.ts';
import type { JsonIndex } from './json-index.ts';
import { decodeBeginning, decodeString, stringEnd, wordEnd } from './json-token.ts';

const STRING_LENGTH = 2_000;
const KEY_LENGTH = 300;
const PREVIEW_LENGTH = 100;
const MEMBERS = 30;

/** A scalar on one line, as JSON writes it, harmless and cut to a length that a line can take. */
export function scalarText(index: JsonIndex, node: number, length = STRING_LENGTH): string {
  const start = index.startOf(node);
  const isString = index.kindOf(node) === 'string';
  const beginning = index.text.slice(start, start + length + 1); // its end may be far away
  const end = (isString ? stringEnd : wordEnd)(beginning, 0);
  const isCut = end > length;
  const source = beginning.slice(0, isCut ? length : end);
  if (!isString) return isCut ? `${source}…` : source;
  const text = isCut ? `${decodeBeginning(source).toWellFormed()}…` : decodeString(source);
  return `"${visibleText(text)}"`;
}

/** The name of a property, harmless; null for the root and in an array. */
export function keyText(index: JsonIndex, node: number): string | null {
  const source = index.keySourceOf(node);
  if (source === null) return null;
  return visibleText(
    source.length > KEY_LENGTH
      ? `${decodeBeginning(source.slice(0, KEY_LENGTH)).toWellFormed()}…`
      : decodeString(source),
  );
}

/** What a closed container holds, in a few words: `{ id: 7, user: {…}, … }`. */
export function previewOf(index: JsonIndex, node: number): string {
  const kind = index.kindOf(node);
  const [start, end] = kind === 'object' ? ['{', '}'] : ['[', ']'];
  const parts: string[] = [];
  let length = 0;
  for (const child of index.children(node, MEMBERS)) {
    const part = partOf(index, child);
    if (length + part.length > PREVIEW_LENGTH) break;
    parts.push(part);
    length += part.length;
  }
  if (parts.length < index.countOf(node)) parts.push('…');
  return parts.length === 0 ? `${start}${end}` : `${start} ${parts.join(', ')} ${end}`;
}

function partOf(index: JsonIndex, child: number): string {
  const kind = index.kindOf(child);
  const short = { object: '{…}', array: '[…]' };
  const value = kind === 'object' || kind === 'array' ? short[kind] : scalarText(index, child, 40);
  const key = keyText(index, child);
  return key === null ? value : `${key.slice(0, 40)}: ${value}`;
}
