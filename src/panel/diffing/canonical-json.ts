import type { JsonIndex } from '../json/json-index.ts';
import { decodeString } from '../json/json-token.ts';

/** Deeper levels are not indented further: the text would grow with the square of the depth. */
const DEEPEST_INDENT = 40;

/** A container whose lines are being written: the children that are left, the next one last. */
interface Open {
  readonly left: number[];
  readonly end: string;
}

/**
 * The lines of a JSON text, laid out such that equal values have equal lines: the properties of objects by their names,
 * strings without needless escapes, no commas. Numbers keep their digits.
 */
export function canonicalLines(index: JsonIndex): string[] {
  const lines: string[] = [];
  const open: Open[] = [];
  const write = (text: string) => lines.push('  '.repeat(Math.min(open.length, DEEPEST_INDENT)) + text);
  const begin = (node: number) => {
    const isObject = index.kindOf(node) === 'object';
    const isContainer = index.countOf(node) > 0;
    write(nameOf(index, node) + (isContainer ? (isObject ? '{' : '[') : scalarOf(index, node)));
    if (isContainer) open.push({ left: sortedChildren(index, node, isObject).reverse(), end: isObject ? '}' : ']' });
  };
  begin(0);
  for (let inner = open.at(-1); inner; inner = open.at(-1)) {
    const node = inner.left.pop();
    if (node !== undefined) begin(node);
    else {
      open.pop();
      write(inner.end);
    }
  }
  return lines;
}

function sortedChildren(index: JsonIndex, node: number, isObject: boolean): number[] {
  const children = [...index.children(node)];
  if (!isObject) return children;
  const named = children.map((child) => ({ child, name: decodeString(index.keySourceOf(child) ?? '""') }));
  // Of properties with one name, the order says which of them counts.
  named.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.child - b.child));
  return named.map(({ child }) => child);
}

function nameOf(index: JsonIndex, node: number): string {
  const key = index.keySourceOf(node);
  return key === null ? '' : `${JSON.stringify(decodeString(key))}: `;
}

function scalarOf(index: JsonIndex, node: number): string {
  const kind = index.kindOf(node);
  if (kind === 'object') return '{}';
  if (kind === 'array') return '[]';
  const source = index.sourceOf(node);
  return kind === 'string' ? JSON.stringify(decodeString(source)) : source;
}
