import type { PairKey } from '../decoders/decoder.ts';

/** Questions of one connection that may wait for their answer; the oldest is forgotten for one more. */
const WAITING = 10_000;

/** The questions of one connection that have no answer yet, and the rows that they stand in. */
export class Pairing {
  readonly #waiting = new Map<string, number>();

  ask(key: PairKey, row: number): void {
    const text = textOf(key);
    this.#waiting.delete(text); // asked again: it is the newest now
    this.#waiting.set(text, row);
    if (this.#waiting.size <= WAITING) return;
    for (const oldest of this.#waiting.keys()) {
      this.#waiting.delete(oldest);
      return;
    }
  }

  /** The row that asked; undefined when nobody did. `isLast`: no more answers to the same are expected. */
  answer(key: PairKey, isLast: boolean): number | undefined {
    const text = textOf(key);
    const row = this.#waiting.get(text);
    if (isLast) this.#waiting.delete(text);
    return row;
  }
}

const textOf = ({ by, id }: PairKey): string => `${by} ${id}`;
