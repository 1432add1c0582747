import { signal } from '@preact/signals';
import { FindStore } from '../finding/find-store.ts';

export type DiffLayout = 'unified' | 'split';

/** A row, and the generation of the session in which its number means something. */
interface Mark {
  readonly row: number;
  readonly generation: number;
}

/** How payloads are looked at, from one message to the next. */
export class DetailsStore {
  readonly find = new FindStore();
  readonly isPretty = signal(false);
  readonly isWrapped = signal(true);
  readonly diffLayout = signal<DiffLayout>('unified');
  /** Whether messages are compared with the previous of their kind, and not with the one that is marked. */
  readonly diffsPrevious = signal(true);
  readonly #mark = signal<Mark | null>(null);

  /** The row that others are compared with; -1 for none. */
  markedRow({ generation }: { readonly generation: number }): number {
    const mark = this.#mark.value;
    return mark?.generation === generation ? mark.row : -1;
  }

  mark(row: number, { generation }: { readonly generation: number }): void {
    this.#mark.value = row < 0 ? null : { row, generation };
    this.diffsPrevious.value = row < 0; // whoever marks one wants to compare with it
  }
}
