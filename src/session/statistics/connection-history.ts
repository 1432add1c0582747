import type { Connection } from '../connection.ts';
import type { Session } from '../session.ts';

/** When what happened to a connection, in ms since the Unix epoch; null for what has not happened, or not been seen. */
export interface ConnectionLife {
  readonly created: number;
  readonly url: string;
  opened: number | null;
  closed: number | null;
  /** The row of its close; -1 while there is none. */
  closeRow: number;
  /** The last one of the same address that had closed before this one was made; this one is in its place. */
  readonly after: { readonly connection: string; readonly closed: number } | null;
  /** How often the browser itself connected again: an EventSource does. */
  reconnections: number;
}

/** From open to close, or until `now` while it is open, in ms; null when one of them was not seen. */
export function lifetimeOf({ closed, opened }: ConnectionLife, state: Connection['state'], now: number): number | null {
  if (opened === null) return null;
  if (closed !== null) return closed - opened;
  return state === 'gone' ? null : Math.max(0, now - opened);
}

/** The lives of connections, in the order in which they were made. */
export class ConnectionHistory {
  readonly lives = new Map<string, ConnectionLife>();
  readonly #session: Session;
  /** By address, what has closed and not been made again since. */
  readonly #closed = new Map<string, { readonly connection: string; readonly closed: number }>();

  constructor(session: Session) {
    this.#session = session;
  }

  take(row: number): void {
    const kind = this.#session.kindAt(row);
    if (kind === 'sent' || kind === 'received') return;
    const id = this.#session.connectionIdAt(row);
    if (kind === 'connection') return this.#begin(row, id);
    const life = this.lives.get(id);
    if (!life) return;
    const at = this.#session.timeAt(row);
    if (kind === 'open') life.opened ??= at;
    if (kind === 'reconnecting') life.reconnections++;
    if (kind !== 'close') return;
    life.closed = at;
    life.closeRow = row;
    this.#closed.set(addressOf(life.url), { connection: id, closed: at });
  }

  #begin(row: number, id: string): void {
    const event = this.#session.eventAt(row);
    if (event?.type !== 'connection') return;
    const url = event.facts?.url ?? event.url;
    const after = this.#closed.get(addressOf(url)) ?? null;
    this.#closed.delete(addressOf(url));
    const life = { created: event.at, url, opened: null, closed: null, closeRow: -1, after, reconnections: 0 };
    this.lives.set(id, life);
  }
}

/** Without what is often new with each connection: a token or a session in the query. */
const addressOf = (url: string): string => /^[^?#]*/.exec(url)?.[0] ?? url;
