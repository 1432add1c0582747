/**
 * The batches that documents are owed an acknowledgement of. A single one waits a moment for it, and the document with
 * what is new; as soon as a second one comes, both are acknowledged. So what a page says now and then comes in few
 * batches, and a flood waits for nothing.
 */
export class OwedBatches {
  readonly #documents = new Set<string>();
  readonly #pause: (then: () => void) => void;
  readonly #acknowledge: (documentId: string) => void;

  /** `acknowledge` is called once for each batch, after a `pause` at the latest. */
  constructor(pause: (then: () => void) => void, acknowledge: (documentId: string) => void) {
    this.#pause = pause;
    this.#acknowledge = acknowledge;
  }

  arrived(documentId: string): void {
    if (this.#documents.delete(documentId)) {
      this.#acknowledge(documentId);
      this.#acknowledge(documentId);
      return;
    }
    this.#documents.add(documentId);
    this.#pause(() => {
      if (this.#documents.delete(documentId)) this.#acknowledge(documentId);
    });
  }

  /** It subscribes anew: what it had on its way is not waited for any more. */
  forget(documentId: string): void {
    this.#documents.delete(documentId);
  }
}
