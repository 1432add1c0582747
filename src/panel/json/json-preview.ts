import { visibleText } from '../text/visible-text.ts';
import { decodeString, type JsonNode } from './json-node.ts';

const STRING_LENGTH = 2_000;
const PREVIEW_LENGTH = 100;

/** A scalar on one line, as JSON writes it, harmless and cut to a length that a line can take. */
export function scalarText(node: Extract<JsonNode, { source: string }>): string {
  if (node.kind !== 'string') return node.source;
  const text = decodeString(node.source);
  const cut = text.length > STRING_LENGTH ? `${text.slice(0, STRING_LENGTH).toWellFormed()}…` : text;
  return `"${visibleText(cut)}"`;
}

/** What a closed container holds, in a few words: `{ id: 7, user: {…}, … }`. */
export function previewOf(node: JsonNode): string {
  if (!('members' in node)) return scalarText(node).slice(0, PREVIEW_LENGTH);
  const [start, end] = node.kind === 'object' ? ['{', '}'] : ['[', ']'];
  if (node.members.length === 0) return `${start}${end}`;
  const parts: string[] = [];
  let length = 0;
  for (const { key, node: child } of node.members) {
    const value = 'members' in child ? (child.kind === 'object' ? '{…}' : '[…]') : scalarText(child).slice(0, 40);
    const part = node.kind === 'object' ? `${visibleText(key.slice(0, 40))}: ${value}` : value;
    if (length + part.length > PREVIEW_LENGTH) {
      parts.push('…');
      break;
    }
    parts.push(part);
    length += part.length;
  }
  return `${start} ${parts.join(', ')} ${end}`;
}
