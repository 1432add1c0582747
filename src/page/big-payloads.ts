import { PREVIEW_SIZE } from '../protocol/limits.ts';
import { cutBody, type Entry, payloadOf } from './journal-entry.ts';
import { lengthOf } from './payload-parts.ts';

interface Big {
  readonly entry: Entry;
  /** Bytes of its payload beyond the beginning. */
  readonly extra: number;
  next: Big | null;
}

/**
 * The entries of a journal whose payloads are big, oldest first. They are the first to give way, and leave their
 * beginnings: else one of them could cost thousands of messages. The newest one is kept besides what is allowed, so that
 * a message that is larger than all of the history can be had at all.
 */
export class BigPayloads {
  /** Bytes that the payloads cost beyond their beginnings; the newest one is not counted. */
  cost = 0;
  #oldest: Big | null = null;
  #newest: Big | null = null;

  add(entry: Entry, extra: number): void {
    const big = { entry, extra, next: null };
    if (this.#newest) {
      this.#newest.next = big;
      this.cost += this.#newest.extra;
    } else this.#oldest = big;
    this.#newest = big;
  }

  /** Of the oldest one only the beginning is left. False when there is none besides the newest. */
  cutOldest(): boolean {
    const big = this.#oldest;
    if (!big?.next) return false;
    this.#oldest = big.next;
    this.cost -= big.extra;
    const payload = payloadOf(big.entry);
    // What made it big may have been other texts of it.
    if (payload && lengthOf(payload.data) > PREVIEW_SIZE) big.entry.body = cutBody(big.entry, payload);
    return true;
  }

  /** The entry has gone. Costs the big ones that are older. */
  forget(entry: Entry): void {
    let before: Big | null = null;
    for (let big = this.#oldest; big; before = big, big = big.next) {
      if (big.entry !== entry) continue;
      if (before) before.next = big.next;
      else this.#oldest = big.next;
      if (big.next) this.cost -= big.extra;
      else {
        this.#newest = before;
        this.cost -= before ? before.extra : 0;
      }
      return;
    }
  }

  empty(): void {
    this.cost = 0;
    this.#oldest = null;
    this.#newest = null;
  }
}
