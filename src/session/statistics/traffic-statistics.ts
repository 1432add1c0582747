import type { Direction } from '../session-event.ts';
import { LogHistogram } from './log-histogram.ts';

/** What is measured in ms or bytes, each with its distribution. */
export const MEASURES = ['sent', 'received', 'latency', 'handling', 'drain', 'heartbeat'] as const;
/**
 * `sent`, `received`: bytes of a message · the others in ms: from a request to its reply, of the page's listeners, of
 * the wait for the network, between two heartbeats of one direction.
 */
export type Measure = (typeof MEASURES)[number];

/** What a connection has carried, or several together. */
export class TrafficStatistics {
  readonly measures: Readonly<Record<Measure, LogHistogram>> = {
    sent: new LogHistogram(),
    received: new LogHistogram(),
    latency: new LogHistogram(),
    handling: new LogHistogram(),
    drain: new LogHistogram(),
    heartbeat: new LogHistogram(),
  };
  lost = 0;
  errors = 0;
  #first = Number.POSITIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;
  readonly #heartbeats = { sent: Number.NaN, received: Number.NaN };

  /** Messages of both directions. */
  get messages(): number {
    return this.measures.sent.count + this.measures.received.count;
  }

  get bytes(): number {
    return this.measures.sent.sum + this.measures.received.sum;
  }

  /** From the first message to the last, in ms. */
  get duration(): number {
    return Math.max(0, this.#last - this.#first);
  }

  addMessage(direction: Direction, at: number, size: number): void {
    this.measures[direction].add(size);
    if (at < this.#first) this.#first = at;
    if (at > this.#last) this.#last = at;
  }

  addHeartbeat(direction: Direction, at: number): void {
    const since = at - this.#heartbeats[direction];
    if (since >= 0) this.measures.heartbeat.add(since);
    this.#heartbeats[direction] = at;
  }

  merge(other: TrafficStatistics): void {
    for (const measure of MEASURES) this.measures[measure].merge(other.measures[measure]);
    this.lost += other.lost;
    this.errors += other.errors;
    this.#first = Math.min(this.#first, other.#first);
    this.#last = Math.max(this.#last, other.#last);
  }
}
