import { Cells } from './cells.ts';
import { isSpaceAt, stringEnd, stringStart, wordEnd } from './json-token.ts';

export type JsonKind = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

/** Where a node stands among the others. */
export interface JsonPlace {
  /** The container that holds it; -1 for the root. */
  readonly parent: number;
  /** Among its siblings, from 0. */
  readonly ordinal: number;
  /** 0 for the root. */
  readonly depth: number;
}

const NONE = 0xffff_ffff;

/**
 * The structure of a JSON text: its values are nodes, numbered in the order of the text, so a node's children and all
 * below them follow it. Nothing is copied out of the text: a node costs 4 bytes and a container 32 more, and every
 * digit of a number and keys that occur twice stay what they are.
 */
export class JsonIndex {
  readonly text: string;
  /** Where the value of each node begins. */
  readonly #starts = new Cells();
  // One cell for each object and array, in the order of their nodes.
  readonly #nodes = new Cells();
  readonly #ends = new Cells();
  readonly #nextNodes = new Cells();
  readonly #nextContainers = new Cells();
  readonly #counts = new Cells();
  readonly #parents = new Cells();
  readonly #depths = new Cells();
  readonly #ordinals = new Cells();

  constructor(text: string) {
    this.text = text;
  }

  /** Nodes. */
  get length(): number {
    return this.#starts.length;
  }

  addScalar(start: number): void {
    this.#starts.push(start);
  }

  /** Begins a container within the container `parent`; -1 for the root. Returns its number among the containers. */
  open(start: number, parent: number, ordinal: number): number {
    this.#nodes.push(this.length);
    this.#starts.push(start);
    this.#ends.push(0);
    this.#nextNodes.push(0);
    this.#nextContainers.push(0);
    this.#counts.push(0);
    this.#parents.push(parent < 0 ? NONE : parent);
    this.#depths.push(parent < 0 ? 0 : this.#depths.at(parent) + 1);
    this.#ordinals.push(ordinal);
    return this.#nodes.length - 1;
  }

  /** Ends a container. Returns the one that holds it. */
  close(container: number, end: number, count: number): number {
    this.#ends.set(container, end);
    this.#nextNodes.set(container, this.length);
    this.#nextContainers.set(container, this.#nodes.length);
    this.#counts.set(container, count);
    return this.#parentOf(container);
  }

  ordinalOf(container: number): number {
    return this.#ordinals.at(container);
  }

  isObject(container: number): boolean {
    return this.text[this.#starts.at(this.#nodes.at(container))] === '{';
  }

  kindOf(node: number): JsonKind {
    const first = this.text[this.#starts.at(node)] ?? '';
    if (first === '{') return 'object';
    if (first === '[') return 'array';
    if (first === '"') return 'string';
    if (first === 'n') return 'null';
    return first === 't' || first === 'f' ? 'boolean' : 'number';
  }

  /** Children of a container; 0 for a scalar. */
  countOf(node: number): number {
    const container = this.#containerAt(node);
    return container < 0 ? 0 : this.#counts.at(container);
  }

  /** The first node behind `node` and everything below it. */
  nextOf(node: number): number {
    const container = this.#containerAt(node);
    return container < 0 ? node + 1 : this.#nextNodes.at(container);
  }

  startOf(node: number): number {
    return this.#starts.at(node);
  }

  endOf(node: number): number {
    const container = this.#containerAt(node);
    if (container >= 0) return this.#ends.at(container);
    const start = this.#starts.at(node);
    return this.text[start] === '"' ? stringEnd(this.text, start) : wordEnd(this.text, start);
  }

  /** The JSON text of a node. */
  sourceOf(node: number): string {
    return this.text.slice(this.#starts.at(node), this.endOf(node));
  }

  /** The literal of a property's name, with its quotes; null in an array and for the root. */
  keySourceOf(node: number): string | null {
    let at = this.#starts.at(node) - 1;
    while (at >= 0 && isSpaceAt(this.text, at)) at--;
    if (this.text[at] !== ':') return null;
    at--;
    while (isSpaceAt(this.text, at)) at--;
    return this.text.slice(stringStart(this.text, at), at + 1);
  }

  placeOf(node: number): JsonPlace {
    let container = this.#nodes.lastUpTo(node - 1);
    let before = -1;
    while (container >= 0 && this.#nextNodes.at(container) <= node) {
      before = container;
      container = this.#parentOf(container);
    }
    if (container < 0) return { parent: -1, ordinal: 0, depth: 0 };
    const parent = this.#nodes.at(container);
    const ordinal = before < 0 ? node - parent - 1 : this.#ordinals.at(before) + 1 + node - this.#nextNodes.at(before);
    return { parent, ordinal, depth: this.#depths.at(container) + 1 };
  }

  /** The children of a node, in their order, up to a number of them. */
  *children(node: number, limit = Number.POSITIVE_INFINITY): Generator<number> {
    let container = this.#containerAt(node);
    if (container < 0) return;
    const end = this.#nextNodes.at(container++);
    let left = limit;
    for (let child = node + 1; child < end && left > 0; left--) {
      yield child;
      if (container < this.#nodes.length && this.#nodes.at(container) === child) {
        child = this.#nextNodes.at(container);
        container = this.#nextContainers.at(container);
      } else child++;
    }
  }

  /** All children of a node. */
  allChildren(node: number): Uint32Array {
    const children = new Uint32Array(this.countOf(node));
    this.copySiblings(node + 1, children);
    return children;
  }

  /**
   * Fills `target` with siblings in their order, of which `first` is the first one, and returns the one that follows. A
   * generator takes several times as long, and there may be a million of them.
   */
  copySiblings(first: number, target: Uint32Array): number {
    let container = this.#nodes.lastUpTo(first - 1) + 1;
    let child = first;
    for (let place = 0; place < target.length; place++) {
      target[place] = child;
      if (container < this.#nodes.length && this.#nodes.at(container) === child) {
        child = this.#nextNodes.at(container);
        container = this.#nextContainers.at(container);
      } else child++;
    }
    return child;
  }

  #containerAt(node: number): number {
    const first = this.text[this.#starts.at(node)];
    if (first !== '{' && first !== '[') return -1;
    return this.#nodes.lastUpTo(node);
  }

  #parentOf(container: number): number {
    const parent = this.#parents.at(container);
    return parent === NONE ? -1 : parent;
  }
}
