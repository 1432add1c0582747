import type { SlicedWork } from '../slices/sliced-work.ts';
import { UpperLines } from './json-lines.ts';
import { JsonScanner } from './json-scanner.ts';
import { JsonTree } from './json-tree.ts';

/** Reads a text as JSON, and makes the tree that is first shown of it. */
export class JsonReading implements SlicedWork {
  /** Null when the text is no JSON, and as long as it is not done. */
  tree: JsonTree | null = null;
  readonly #scanner: JsonScanner;
  #upper: UpperLines | null = null;

  constructor(text: string) {
    this.#scanner = new JsonScanner(text);
  }

  get isDone(): boolean {
    return this.tree !== null || this.#scanner.fault !== null;
  }

  get progress(): number {
    return this.#scanner.progress;
  }

  advance(isTimeUp: () => boolean): void {
    if (!this.#scanner.isDone) this.#scanner.advance(isTimeUp);
    const { index } = this.#scanner;
    if (!this.#scanner.isDone || !index) return;
    this.#upper ??= new UpperLines(index);
    this.#upper.advance(isTimeUp);
    if (this.#upper.isDone) this.tree = JsonTree.of(index, this.#upper.lines);
  }
}
