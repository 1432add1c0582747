import { runAtOnce, type SlicedWork } from '../slices/sliced-work.ts';
import type { JsonIndex } from './json-index.ts';

/** Lines that are open at the start. */
const FIRST_LINES = 100;
const FIRST_DEPTH = 3;
/** Children that are gone through between two looks at the clock. */
const CHILDREN = 16_384;

/** The lines of a tree: the nodes that are visible, ascending. A container is open when its first child follows it. */
export type JsonLines = Uint32Array;

export const isOpenLine = (lines: JsonLines, line: number): boolean => {
  const node = lines[line];
  return node !== undefined && lines[line + 1] === node + 1;
};

/** The line of a node; the line above it when it is not visible. */
export function lineOf(lines: JsonLines, node: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lines[middle] ?? 0) <= node) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Finds the root and its children, which may be a million. */
export class UpperLines implements SlicedWork {
  readonly lines: JsonLines;
  readonly #index: JsonIndex;
  #found = 1;
  #next = 1;

  constructor(index: JsonIndex) {
    this.#index = index;
    this.lines = new Uint32Array(1 + index.countOf(0));
  }

  get isDone(): boolean {
    return this.#found >= this.lines.length;
  }

  get progress(): number {
    return this.#found / this.lines.length;
  }

  advance(isTimeUp: () => boolean): void {
    do {
      const part = this.lines.subarray(this.#found, this.#found + CHILDREN);
      this.#next = this.#index.copySiblings(this.#next, part);
      this.#found += part.length;
    } while (!this.isDone && !isTimeUp());
  }
}

/** The root and its children. */
export function upperLines(index: JsonIndex): JsonLines {
  const work = new UpperLines(index);
  runAtOnce(work);
  return work.lines;
}

/** The tree as it is first shown: its upper levels open as long as they are short. `upper`: the root and its children. */
export function firstLines(index: JsonIndex, upper: JsonLines = upperLines(index)): JsonLines {
  let lines = upper;
  // With more lines than that nothing else is opened: a level of a million is not gone through.
  for (let line = 1; line < Math.min(lines.length, FIRST_LINES); line++) {
    const node = lines[line] ?? 0;
    const { depth } = index.placeOf(node);
    if (depth >= FIRST_DEPTH || lines.length + index.countOf(node) > FIRST_LINES) continue;
    lines = openLine(index, lines, line);
  }
  return lines;
}

/** Opens or closes a line; a scalar and an empty container stay as they are. */
export function toggleLine(index: JsonIndex, lines: JsonLines, line: number): JsonLines {
  return isOpenLine(lines, line) ? closeLine(index, lines, line) : openLine(index, lines, line);
}

/** Every node. */
export function allLines({ length }: JsonIndex): JsonLines {
  const lines = new Uint32Array(length);
  for (let node = 0; node < length; node++) lines[node] = node;
  return lines;
}

/** The line that holds `line`; -1 for the root. */
export function parentLine(index: JsonIndex, lines: JsonLines, line: number): number {
  const { parent } = index.placeOf(lines[line] ?? 0);
  return parent < 0 ? -1 : lineOf(lines, parent);
}

/** Opens what hides `node`. It takes one pass, however deep: each level on its own would copy all lines anew. */
export function revealNode(index: JsonIndex, lines: JsonLines, node: number): JsonLines {
  const closed: number[] = [];
  let top = node;
  while (lines[lineOf(lines, top)] !== top) {
    const { parent } = index.placeOf(top);
    if (parent < 0) return lines;
    closed.push(parent);
    top = parent;
  }
  if (closed.length === 0) return lines;
  const way = [node, ...closed]; // from the node up to a line that is visible
  const above: JsonLines[] = [];
  const below: JsonLines[] = [];
  for (let level = way.length - 1; level > 0; level--) {
    const children = index.allChildren(way[level] ?? 0);
    const next = lineOf(children, way[level - 1] ?? node) + 1;
    above.push(children.subarray(0, next));
    below.push(children.subarray(next));
  }
  return spliced(lines, lineOf(lines, top) + 1, 0, [...above, ...below.reverse()]);
}

function openLine(index: JsonIndex, lines: JsonLines, line: number): JsonLines {
  const node = lines[line];
  if (node === undefined || index.countOf(node) === 0 || isOpenLine(lines, line)) return lines;
  return spliced(lines, line + 1, 0, [index.allChildren(node)]);
}

function closeLine(index: JsonIndex, lines: JsonLines, line: number): JsonLines {
  const last = lineOf(lines, index.nextOf(lines[line] ?? 0) - 1);
  return spliced(lines, line + 1, last - line, []);
}

function spliced(lines: JsonLines, start: number, removed: number, added: readonly JsonLines[]): JsonLines {
  const parts = [lines.subarray(0, start), ...added, lines.subarray(start + removed)];
  const result = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let end = 0;
  for (const part of parts) {
    result.set(part, end);
    end += part.length;
  }
  return result;
}
