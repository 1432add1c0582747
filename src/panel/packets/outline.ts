import { visibleText } from '../text/visible-text.ts';
import type { TreeModel, TreeRow, ValueKind } from '../tree/tree-model.ts';

/** Something of a tree whose parts are made when they are first shown. */
export interface OutlineItem {
  /** Null for what has no name. Untrusted text. */
  readonly name: string | null;
  readonly kind: ValueKind;
  /** Its value on one line, harmless. */
  readonly value: () => string;
  readonly hasChildren: boolean;
}

interface Line<Item> {
  readonly item: Item;
  readonly id: string;
  readonly depth: number;
  readonly position: number;
  readonly siblings: number;
  readonly isOpen: boolean;
}

/** Lines that everything is opened to at most: what decoders make is small, what is in it may not be. */
const MOST_LINES = 20_000;

/** A tree of such items, some of which are open. Changing it gives another one. */
export class Outline<Item extends OutlineItem> implements TreeModel {
  readonly #lines: readonly Line<Item>[];
  readonly #childrenOf: (item: Item) => readonly Item[];

  private constructor(lines: readonly Line<Item>[], childrenOf: (item: Item) => readonly Item[]) {
    this.#lines = lines;
    this.#childrenOf = childrenOf;
  }

  /** Closed. */
  static of<Item extends OutlineItem>(
    items: readonly Item[],
    childrenOf: (item: Item) => readonly Item[],
  ): Outline<Item> {
    return new Outline(linesOf(items, '', 0), childrenOf);
  }

  get length(): number {
    return this.#lines.length;
  }

  itemAt(line: number): Item | undefined {
    return this.#lines[line]?.item;
  }

  /** The items from the outermost to this one. */
  wayTo(line: number): Item[] {
    const item = this.itemAt(line);
    const parent = this.parentOf(line);
    return item ? [...(parent < 0 ? [] : this.wayTo(parent)), item] : [];
  }

  rowAt(line: number): TreeRow {
    const found = this.#lines[line];
    if (!found)
      return { id: '', name: null, value: '', kind: 'null', state: 'leaf', depth: 0, position: 1, siblings: 1 };
    const { depth, id, isOpen, item, position, siblings } = found;
    const state = item.hasChildren ? (isOpen ? 'open' : 'closed') : 'leaf';
    const name = item.name === null ? null : visibleText(item.name);
    return { id, name, value: item.value(), kind: item.kind, state, depth, position, siblings };
  }

  toggled(line: number): Outline<Item> {
    const found = this.#lines[line];
    if (!found?.item.hasChildren) return this;
    const behind = this.#lines.slice(line + 1);
    const opened = { ...found, isOpen: !found.isOpen };
    const inner = found.isOpen ? [] : linesOf(this.#childrenOf(found.item), found.id, found.depth + 1);
    const end = found.isOpen ? behind.findIndex(({ depth }) => depth <= found.depth) : 0;
    return this.#with([...this.#lines.slice(0, line), opened, ...inner, ...(end < 0 ? [] : behind.slice(end))]);
  }

  parentOf(line: number): number {
    const depth = this.#lines[line]?.depth ?? 0;
    return this.#lines.findLastIndex((other, at) => at < line && other.depth < depth);
  }

  /** With everything open down to a depth, as far as there is room. */
  expanded(deepest = Number.POSITIVE_INFINITY): Outline<Item> {
    const lines: Line<Item>[] = [];
    const waiting = [...this.#roots()].reverse();
    for (let line = waiting.pop(); line; line = waiting.pop()) {
      const canOpen = line.item.hasChildren && line.depth < deepest && lines.length + waiting.length < MOST_LINES;
      lines.push({ ...line, isOpen: canOpen });
      if (canOpen) waiting.push(...linesOf(this.#childrenOf(line.item), line.id, line.depth + 1).reverse());
    }
    return this.#with(lines);
  }

  collapsed(): Outline<Item> {
    return this.#with(this.#roots().map((line) => ({ ...line, isOpen: false })));
  }

  #roots(): Line<Item>[] {
    return this.#lines.filter(({ depth }) => depth === 0);
  }

  #with(lines: readonly Line<Item>[]): Outline<Item> {
    return new Outline(lines, this.#childrenOf);
  }
}

const linesOf = <Item>(items: readonly Item[], parent: string, depth: number): Line<Item>[] =>
  items.map((item, index) => ({
    item,
    id: `${parent}/${index}`,
    depth,
    position: index + 1,
    siblings: items.length,
    isOpen: false,
  }));
