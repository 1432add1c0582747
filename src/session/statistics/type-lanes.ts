import type { Session } from '../session.ts';
import { LogHistogram } from './log-histogram.ts';
import type { MessageMeaning } from './message-meaning.ts';
import { TimeBins } from './time-bins.ts';
import type { TimeSpan } from './time-span.ts';

/** Lanes at most: a page may make up a new type for every message. What comes after goes into one lane for the rest. */
export const MOST_LANES = 1_000;
const ACTIVITY_BINS = 256;

/** All messages of one type. */
export class Lane {
  /** What the decoder calls them; null for those of all types that have no lane. */
  readonly name: string | null;
  sent = 0;
  received = 0;
  bytes = 0;
  heartbeats = 0;
  errors = 0;
  readonly sizes = new LogHistogram();
  readonly latencies = new LogHistogram();
  readonly activity = new TimeBins({ messages: new Float64Array(ACTIVITY_BINS) });

  constructor(name: string | null) {
    this.name = name;
  }

  get count(): number {
    return this.sent + this.received;
  }

  /** Messages over `span`, in equal columns. */
  shape(columns: number, span: TimeSpan): Float64Array {
    const { length, start, values, width } = this.activity;
    const shape = new Float64Array(columns);
    for (let place = 0; place < length; place++) {
      const share = (start + (place + 0.5) * width - span.from) / (span.to - span.from);
      const column = Math.min(columns - 1, Math.max(0, Math.floor(share * columns)));
      shape[column] = (shape[column] ?? 0) + (values.messages[place] ?? 0);
    }
    return shape;
  }
}

/** Messages by what they are called. */
export class TypeLanes {
  readonly lanes: Lane[] = [];
  readonly #session: Session;
  readonly #meaning: MessageMeaning;
  readonly #byName = new Map<string, Lane>();
  #rest: Lane | null = null;
  #earliest = Number.POSITIVE_INFINITY;
  #latest = Number.NEGATIVE_INFINITY;

  constructor(session: Session, meaning: MessageMeaning) {
    this.#session = session;
    this.#meaning = meaning;
  }

  /** From the first message to the last; null while there is none. */
  get extent(): TimeSpan | null {
    return this.lanes.length === 0 ? null : { from: this.#earliest, to: this.#latest };
  }

  take(row: number): void {
    const kind = this.#session.kindAt(row);
    if (kind !== 'sent' && kind !== 'received') return;
    const lane = this.#laneOf(this.#meaning.typeAt(row));
    const at = this.#session.timeAt(row);
    const size = this.#session.sizeAt(row);
    const latency = this.#meaning.latencyAt(row);
    lane[kind]++;
    lane.bytes += size;
    lane.sizes.add(size);
    if (latency !== undefined) lane.latencies.add(latency);
    if (this.#meaning.isHeartbeatAt(row)) lane.heartbeats++;
    if (this.#meaning.isErrorAt(row)) lane.errors++;
    lane.activity.add('messages', at, 1);
    if (at < this.#earliest) this.#earliest = at;
    if (at > this.#latest) this.#latest = at;
  }

  #laneOf(name: string): Lane {
    const known = this.#byName.get(name);
    if (known) return known;
    if (this.#byName.size >= MOST_LANES) {
      this.#rest ??= this.#begun(null);
      return this.#rest;
    }
    const lane = this.#begun(name);
    this.#byName.set(name, lane);
    return lane;
  }

  #begun(name: string | null): Lane {
    const lane = new Lane(name);
    this.lanes.push(lane);
    return lane;
  }
}
