import type { MessageAction } from '../action.ts';
import type { Random } from '../random.ts';

type Throttle = Pick<Extract<MessageAction, { type: 'throttle' }>, 'bytesPerSecond' | 'latencyMs' | 'jitterMs'>;

/** A slow line, in one direction: what goes over it waits until what was before it has gone. */
export class Line {
  readonly #throttle: Throttle;
  readonly #random: Random;
  #freeAt = 0;

  constructor(throttle: Throttle, random: Random) {
    this.#throttle = throttle;
    this.#random = random;
  }

  /** When `bytes` that are given to the line at `now` are at its other end. Jitter is up to so much more, or less. */
  arrivalOf(bytes: number, now: number): number {
    const { bytesPerSecond, jitterMs, latencyMs } = this.#throttle;
    this.#freeAt = Math.max(this.#freeAt, now) + (bytes / bytesPerSecond) * 1_000;
    const jitter = (this.#random() * 2 - 1) * jitterMs;
    return this.#freeAt + Math.max(0, latencyMs + jitter);
  }
}
