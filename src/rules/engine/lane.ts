import type { Clock } from './engine-host.ts';
import type { Entry } from './entry.ts';

/** One direction of a connection: what waits in it goes in the order in which it came. */
export class Lane {
  readonly #clock: Clock;
  readonly #letGo: (entry: Entry) => void;
  #entries: Entry[] = [];
  #bytes = 0;
  #endTimer: (() => void) | null = null;
  #isPumping: boolean = false;

  constructor(clock: Clock, letGo: (entry: Entry) => void) {
    this.#clock = clock;
    this.#letGo = letGo;
  }

  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** Bytes of all that waits. */
  get bytes(): number {
    return this.#bytes;
  }

  push(entry: Entry): void {
    this.#entries.push(entry);
    this.#bytes += entry.size;
  }

  remove(entry: Entry): void {
    const before = this.#entries.length;
    this.#entries = this.#entries.filter((one) => one !== entry);
    if (this.#entries.length < before) this.#bytes -= entry.size;
  }

  /** Puts those that are there in another order, in the places that they have. */
  reorder(entries: readonly Entry[]): void {
    const moved = new Set(entries);
    let next = 0;
    this.#entries = this.#entries.map((entry) => (moved.has(entry) ? (entries[next++] ?? entry) : entry));
  }

  /** Takes everything out, unlet. */
  clear(): Entry[] {
    const entries = this.#entries;
    this.#entries = [];
    this.#bytes = 0;
    this.#stopTimer();
    return entries;
  }

  /** Lets go what needs to wait no longer, and sets a timer for the rest. What is let go may call again. */
  pump(): void {
    if (this.#isPumping) return;
    this.#isPumping = true;
    this.#stopTimer();
    try {
      for (let head = this.#entries[0]; head?.isFree === true; head = this.#entries[0]) {
        const wait = head.readyAt - this.#clock.now();
        if (wait > 0) {
          this.#endTimer = this.#clock.after(wait, () => this.pump());
          break;
        }
        this.#entries.shift();
        this.#bytes -= head.size;
        this.#letGo(head);
      }
    } finally {
      this.#isPumping = false; // also where the page's stack has no room left for what is let go
    }
  }

  #stopTimer(): void {
    this.#endTimer?.();
    this.#endTimer = null;
  }
}
