/** Seconds that are remembered; messages may come late by less. */
const SECONDS = 16;
/** Seconds over which the present rate is a mean. */
const NOW = 5;

/** Messages or bytes in one second. */
export interface Rate {
  readonly messages: number;
  readonly bytes: number;
}

/** How much came in each second: the most of all time, and of the last seconds. */
export class RateMeter {
  peakMessages = 0;
  peakBytes = 0;
  readonly #seconds = new Float64Array(SECONDS).fill(Number.NaN);
  readonly #messages = new Uint32Array(SECONDS);
  readonly #bytes = new Float64Array(SECONDS);

  /** `at`: ms since the Unix epoch. */
  add(at: number, bytes: number): void {
    const second = Math.floor(at / 1_000);
    const place = ((second % SECONDS) + SECONDS) % SECONDS;
    const held = this.#seconds[place] ?? Number.NaN;
    if (held > second) return;
    if (held !== second) {
      this.#seconds[place] = second;
      this.#messages[place] = 0;
      this.#bytes[place] = 0;
    }
    const messages = (this.#messages[place] ?? 0) + 1;
    const sum = (this.#bytes[place] ?? 0) + bytes;
    this.#messages[place] = messages;
    this.#bytes[place] = sum;
    if (messages > this.peakMessages) this.peakMessages = messages;
    if (sum > this.peakBytes) this.peakBytes = sum;
  }

  /** A second, over the last whole seconds before `now`. */
  rateAt(now: number): Rate {
    const present = Math.floor(now / 1_000);
    let [messages, bytes] = [0, 0];
    this.#seconds.forEach((second, place) => {
      if (!(second < present && second >= present - NOW)) return;
      messages += this.#messages[place] ?? 0;
      bytes += this.#bytes[place] ?? 0;
    });
    return { messages: messages / NOW, bytes: bytes / NOW };
  }
}
