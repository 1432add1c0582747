import { signal } from '@preact/signals';
import type { ValuePath } from '../../decoders/violation.ts';
import type { LastSize } from '../components/use-viewport.ts';
import { FindStore } from '../finding/find-store.ts';

/** What a message is compared with: what went on in its place, what the user resent it from, the previous of its kind, or the marked one. */
export const DIFF_BASES = ['changed', 'original', 'previous', 'marked'] as const;
export type DiffBase = (typeof DIFF_BASES)[number];
export type DiffLayout = 'unified' | 'split';

/** A row, and the generation of the session in which its number means something. */
interface Mark {
  readonly row: number;
  readonly generation: number;
}

/** How payloads are looked at, from one message to the next. */
export class DetailsStore {
  readonly find = new FindStore();
  /** The value within a message that is to be chosen next; null for none. */
  readonly wishedPath = signal<ValuePath | null>(null);
  /** Of the tree that shows a message. */
  readonly treeSize: LastSize = { size: null };
  readonly isPretty = signal(false);
  readonly isWrapped = signal(true);
  readonly diffLayout = signal<DiffLayout>('unified');
  /** What messages are compared with where it is there; else the first of `DIFF_BASES` that is. */
  readonly diffBase = signal<DiffBase>('original');
  readonly #mark = signal<Mark | null>(null);

  /** The row that others are compared with; -1 for none. */
  markedRow({ generation }: { readonly generation: number }): number {
    const mark = this.#mark.value;
    return mark?.generation === generation ? mark.row : -1;
  }

  mark(row: number, { generation }: { readonly generation: number }): void {
    this.#mark.value = row < 0 ? null : { row, generation };
    this.diffBase.value = row < 0 ? 'original' : 'marked'; // whoever marks one wants to compare with it
  }
}
