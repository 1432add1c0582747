/** Seconds that are remembered; messages may come late by less. */
const SECONDS = 16;
/** Seconds over which the present rate is a mean. */
const NOW = 5;

/** Seconds by which two clocks may differ in what they say has passed. */
const TOLERANCE = 2;

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
  /** The newest second that anything came in. */
  #newest = Number.NaN;
  /** The newest one that `rateAt` has known of, and since when. */
  #known = { second: Number.NaN, since: Number.NaN };
  /** Seconds by which the clock of what comes is behind. */
  #behind = 0;

  /** `at`: ms since the Unix epoch. */
  add(at: number, bytes: number): void {
    const second = Math.floor(at / 1_000);
    if (!(second <= this.#newest)) this.#newest = second;
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

  /** A second, over the last whole seconds before `now`; to be asked again and again. */
  rateAt(now: number): Rate {
    this.#followClock(Math.floor(now / 1_000));
    const present = Math.floor(now / 1_000) - this.#behind;
    let [messages, bytes] = [0, 0];
    this.#seconds.forEach((second, place) => {
      if (!(second < present && second >= present - NOW)) return;
      messages += this.#messages[place] ?? 0;
      bytes += this.#bytes[place] ?? 0;
    });
    return { messages: messages / NOW, bytes: bytes / NOW };
  }

  /**
   * The clock of a page never goes back and may have stood still, as while a computer sleeps: it is believed when it goes
   * on as fast as ours. A history comes at once, and is not of the moment.
   */
  #followClock(present: number): void {
    const { second, since } = this.#known;
    if (this.#newest === second || Number.isNaN(this.#newest)) return;
    this.#known = { second: this.#newest, since: present };
    if (Math.abs(this.#newest - second - (present - since)) > TOLERANCE || Number.isNaN(second)) return;
    const behind = present - this.#newest - 1;
    this.#behind = Math.abs(behind) > NOW ? behind : 0;
  }
}
