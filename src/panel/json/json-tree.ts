import type { TreeModel, TreeRow } from '../tree/tree-model.ts';
import type { JsonIndex } from './json-index.ts';
import {
  allLines,
  firstLines,
  isOpenLine,
  type JsonLines,
  lineOf,
  parentLine,
  revealNode,
  toggleLine,
  upperLines,
} from './json-lines.ts';
import { keyText, previewOf, scalarText } from './json-preview.ts';

/** A JSON text as a tree, some of whose levels are open. Changing it gives another one. */
export class JsonTree implements TreeModel {
  readonly index: JsonIndex;
  readonly #lines: JsonLines;

  private constructor(index: JsonIndex, lines: JsonLines) {
    this.index = index;
    this.#lines = lines;
  }

  /** As it is first shown. `upper`: the lines of the root and its children, where they have been found already. */
  static of(index: JsonIndex, upper?: JsonLines): JsonTree {
    return new JsonTree(index, firstLines(index, upper));
  }

  get length(): number {
    return this.#lines.length;
  }

  nodeAt(line: number): number {
    return this.#lines[line] ?? 0;
  }

  /** The line of a node, or of what hides it. */
  lineOf(node: number): number {
    return lineOf(this.#lines, node);
  }

  rowAt(line: number): TreeRow {
    const node = this.nodeAt(line);
    const { depth, ordinal, parent } = this.index.placeOf(node);
    const kind = this.index.kindOf(node);
    const isContainer = kind === 'object' || kind === 'array';
    const isLeaf = this.index.countOf(node) === 0;
    return {
      id: String(node),
      name: keyText(this.index, node) ?? (parent < 0 ? null : String(ordinal)),
      value: isContainer ? previewOf(this.index, node) : scalarText(this.index, node),
      kind,
      state: isLeaf ? 'leaf' : isOpenLine(this.#lines, line) ? 'open' : 'closed',
      depth,
      position: ordinal + 1,
      siblings: parent < 0 ? 1 : this.index.countOf(parent),
    };
  }

  toggled(line: number): JsonTree {
    return this.#with(toggleLine(this.index, this.#lines, line));
  }

  parentOf(line: number): number {
    return parentLine(this.index, this.#lines, line);
  }

  revealed(node: number): JsonTree {
    return this.#with(revealNode(this.index, this.#lines, node));
  }

  expanded(): JsonTree {
    return this.#with(allLines(this.index));
  }

  collapsed(): JsonTree {
    return this.#with(upperLines(this.index));
  }

  #with(lines: JsonLines): JsonTree {
    return lines === this.#lines ? this : new JsonTree(this.index, lines);
  }
}
