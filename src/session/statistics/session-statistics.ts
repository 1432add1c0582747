import type { Session } from '../session.ts';
import type { MessageMeaning } from './message-meaning.ts';
import { RateMeter } from './rate-meter.ts';
import { TrafficStatistics } from './traffic-statistics.ts';

/** What the connections have carried, each and all together. */
export class SessionStatistics {
  readonly byConnection = new Map<string, TrafficStatistics>();
  /** Of all together. */
  readonly rates = new RateMeter();
  /** Losses that belong to no single connection. */
  lostOfNobody = 0;
  readonly #session: Session;
  readonly #meaning: MessageMeaning;

  constructor(session: Session, meaning: MessageMeaning) {
    this.#session = session;
    this.#meaning = meaning;
  }

  /** All together. Costs the number of connections. */
  total(): TrafficStatistics {
    const total = new TrafficStatistics();
    for (const statistics of this.byConnection.values()) total.merge(statistics);
    total.lost += this.lostOfNobody;
    return total;
  }

  take(row: number): void {
    const kind = this.#session.kindAt(row);
    if (kind === 'sent' || kind === 'received') return this.#takeMessage(row, kind);
    if (kind === 'drained' || kind === 'loss') this.#takeEvent(row);
  }

  #takeMessage(row: number, direction: 'sent' | 'received'): void {
    const statistics = this.#of(this.#session.connectionIdAt(row));
    const at = this.#session.timeAt(row);
    const size = this.#session.sizeAt(row);
    const latency = this.#meaning.latencyAt(row);
    const handled = this.#session.handledAt(row);
    statistics.addMessage(direction, at, size);
    this.rates.add(at, size);
    if (latency !== undefined) statistics.measures.latency.add(latency);
    if (handled !== undefined) statistics.measures.handling.add(handled);
    if (this.#meaning.isHeartbeatAt(row)) statistics.addHeartbeat(direction, at);
    if (this.#meaning.isErrorAt(row)) statistics.errors++;
  }

  #takeEvent(row: number): void {
    const event = this.#session.eventAt(row);
    if (event?.type === 'drained') this.#of(event.connection).measures.drain.add(event.after);
    if (event?.type !== 'loss') return;
    if (event.connection === '') this.lostOfNobody += event.messages;
    else this.#of(event.connection).lost += event.messages;
  }

  #of(connection: string): TrafficStatistics {
    const known = this.byConnection.get(connection);
    if (known) return known;
    const begun = new TrafficStatistics();
    this.byConnection.set(connection, begun);
    return begun;
  }
}
