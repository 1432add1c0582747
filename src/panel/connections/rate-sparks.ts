import type { Session } from '../../session/session.ts';
import { RateMeter } from '../../session/statistics/rate-meter.ts';

/** Seconds that a line shows. */
export const SPARK_SECONDS = 30;
/** Seconds over which the present rate is a mean. */
const NOW = 5;

/** How many messages each connection had in each of the last seconds. */
export class RateSparks {
  readonly #session: Session;
  readonly #counts = new Map<string, { readonly seconds: Float64Array; readonly messages: Uint32Array }>();
  /** The newest second of all, since the Unix epoch. */
  #newest = 0;
  /** Payload of all connections. */
  readonly #traffic = { sent: new RateMeter(), received: new RateMeter() };

  constructor(session: Session) {
    this.#session = session;
  }

  take(row: number): void {
    const kind = this.#session.kindAt(row);
    if (kind !== 'sent' && kind !== 'received') return;
    const at = this.#session.timeAt(row);
    this.#traffic[kind].add(at, this.#session.sizeAt(row));
    const second = Math.floor(at / 1_000);
    if (second > this.#newest) this.#newest = second;
    const { seconds, messages } = this.#ringOf(this.#session.connectionIdAt(row));
    const place = placeOf(second);
    const held = seconds[place] ?? 0;
    if (held > second) return; // older than what is shown
    if (held < second) messages[place] = 0;
    seconds[place] = second;
    messages[place] = (messages[place] ?? 0) + 1;
  }

  /** Messages in each second, up to the newest of all connections. */
  countsOf(connection: string): number[] {
    const ring = this.#counts.get(connection);
    return Array.from({ length: SPARK_SECONDS }, (_, index) => {
      const second = this.#newest - SPARK_SECONDS + 1 + index;
      return ring?.seconds[placeOf(second)] === second ? (ring.messages[placeOf(second)] ?? 0) : 0;
    });
  }

  /** Messages a second, as of late. */
  rateOf(connection: string): number {
    const counts = this.countsOf(connection).slice(-NOW);
    return counts.reduce((sum, count) => sum + count, 0) / NOW;
  }

  /** Bytes of payload a second, over the last whole seconds before `now`, of all connections. */
  bytesAt(now: number): { readonly sent: number; readonly received: number } {
    const { sent, received } = this.#traffic;
    return { sent: sent.rateAt(now).bytes, received: received.rateAt(now).bytes };
  }

  #ringOf(connection: string) {
    const known = this.#counts.get(connection);
    if (known) return known;
    const made = { seconds: new Float64Array(SPARK_SECONDS), messages: new Uint32Array(SPARK_SECONDS) };
    this.#counts.set(connection, made);
    return made;
  }
}

const placeOf = (second: number): number => ((second % SPARK_SECONDS) + SPARK_SECONDS) % SPARK_SECONDS;

/** A line through the counts, as the path of an SVG of this size; empty when there is nothing. */
export function sparkPath(counts: readonly number[], width: number, height: number): string {
  const most = Math.max(...counts);
  if (most === 0) return '';
  const step = width / Math.max(1, counts.length - 1);
  const points = counts.map(
    (count, index) => `${(index * step).toFixed(1)} ${(height - (count / most) * height).toFixed(1)}`,
  );
  return `M${points.join('L')}`;
}
