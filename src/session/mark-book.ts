import type { Mark } from './session-event.ts';

/** What the user has marked, by document and number. */
export class MarkBook {
  readonly #documents = new Map<string, Map<number, Mark>>();
  #count = 0;

  /** Marks that there are. */
  get count(): number {
    return this.#count;
  }

  of(document: string, seq: number): Mark | undefined {
    return this.#documents.get(document)?.get(seq);
  }

  delete(document: string, seq: number): void {
    if (this.#count > 0 && this.#documents.get(document)?.delete(seq)) this.#count--;
  }

  set({ document, of, bookmarked, note }: Mark & { readonly document: string; readonly of: number }): void {
    const marks = this.#documents.get(document) ?? new Map<number, Mark>();
    this.#count -= marks.size;
    if (bookmarked || note !== '') marks.set(of, { bookmarked, note });
    else marks.delete(of);
    this.#count += marks.size;
    this.#documents.set(document, marks);
  }
}
