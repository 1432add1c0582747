import { signal } from '@preact/signals';
import { runInSlices, type SlicedWork } from '../slices/sliced-work.ts';
import type { FindForm, FindQuery } from './find-query.ts';
import type { Matches } from './matches.ts';

/** Milliseconds of a search that a key waits for: enough for what is short, which then is found without a flicker. */
const FIRST_SLICE = 2;

/** Work that finds something. */
export interface Search extends SlicedWork {
  readonly matches: Matches;
}

/** The search within Details: what is looked for, what was found so far, and which of it is being looked at. */
export class FindStore {
  readonly isOpen = signal(false);
  readonly query = signal<FindQuery>({ form: 'text', text: '' });
  readonly isBusy = signal(false);
  /** How far the search is while it is busy, from 0 to 1. */
  readonly progress = signal(0);
  /** Whether the user would not wait for the end: only what was found until then is there. */
  readonly isCancelled = signal(false);
  /** Steps when what was cancelled is to be looked for again. */
  readonly attempt = signal(0);
  /** How much was found so far; null while nothing is looked for, or nothing on show can be searched. */
  readonly count = signal<number | null>(null);
  /** Whether there are more than are counted. */
  readonly isFull = signal(false);
  /** The number of the match that is looked at, from 0; -1 for none. */
  readonly current = signal(-1);
  #matches: Matches | null = null;
  #abort = new AbortController();

  open(): void {
    this.isOpen.value = true;
  }

  close(): void {
    this.isOpen.value = false;
    this.stop();
  }

  setText(text: string): void {
    this.query.value = { ...this.query.value, text };
  }

  setForm(form: FindForm): void {
    this.query.value = { ...this.query.value, form };
  }

  /** What was found; null when nothing is looked for. */
  get matches(): Matches | null {
    return this.#matches;
  }

  /** Place of the match that is looked at; -1 for none. */
  get place(): number {
    return this.current.value < 0 ? -1 : (this.#matches?.at(this.current.value) ?? -1);
  }

  next(): void {
    this.#step(1);
  }

  previous(): void {
    this.#step(-1);
  }

  /** Looks anew. Of what it finds, the first is looked at as soon as it is there. */
  async search(search: Search): Promise<void> {
    this.stop();
    const { signal: aborted } = this.#abort;
    this.#matches = search.matches;
    this.isBusy.value = true;
    this.progress.value = 0;
    this.#told(search);
    const onProgress = (progress: number) => {
      this.progress.value = progress;
      this.#told(search);
    };
    const isWhole = await runInSlices(search, { signal: aborted, first: FIRST_SLICE, onProgress });
    if (!isWhole) return;
    this.isBusy.value = false;
    this.#told(search);
  }

  /** Looks no further. */
  cancel(): void {
    if (!this.isBusy.value) return;
    this.#abort.abort();
    this.isBusy.value = false;
    this.isCancelled.value = true;
  }

  again(): void {
    this.attempt.value++;
  }

  /** Forgets what was found. */
  stop(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#matches = null;
    this.isBusy.value = false;
    this.isCancelled.value = false;
    this.count.value = null;
    this.isFull.value = false;
    this.current.value = -1;
  }

  #told({ matches }: Search): void {
    this.count.value = matches.length;
    this.isFull.value = matches.isFull;
    if (this.current.value < 0 && matches.length > 0) this.current.value = 0;
  }

  #step(by: number): void {
    const count = this.#matches?.length ?? 0;
    if (count > 0) this.current.value = (this.current.value + by + count) % count;
  }
}
