import { Matches } from '../finding/matches.ts';
import type { SlicedWork } from '../slices/sliced-work.ts';
import type { TreeModel } from '../tree/tree-model.ts';

/** Finds the lines of a tree whose name or value has a text in it. */
export class OutlineSearch implements SlicedWork {
  readonly matches = new Matches();
  readonly #tree: TreeModel;
  readonly #pattern: RegExp;
  #next = 0;

  constructor(tree: TreeModel, pattern: RegExp) {
    this.#tree = tree;
    this.#pattern = pattern;
  }

  get isDone(): boolean {
    return this.#next >= this.#tree.length || this.matches.isFull;
  }

  get progress(): number {
    return this.#next / Math.max(1, this.#tree.length);
  }

  advance(isTimeUp: () => boolean): void {
    while (!this.isDone) {
      const { name, state, value } = this.#tree.rowAt(this.#next);
      const isFound = this.#pattern.test(name ?? '') || (state === 'leaf' && this.#pattern.test(value));
      if (isFound) this.matches.add(this.#next);
      this.#next++;
      if (this.#next % 64 === 0 && isTimeUp()) return;
    }
  }
}
