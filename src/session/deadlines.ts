import type { Patience } from '../decoders/decoder.ts';
import type { Way } from '../protocol/from-page.ts';
import type { Connection } from './connection.ts';
import type { Session } from './session.ts';

/** When one side gives a connection up, unless what it waits for reaches it before. */
export interface Deadline {
  readonly awaits: Way;
  /** Ms since the Unix epoch. */
  readonly at: number;
  /** How long that side waits in all, in ms. */
  readonly patience: number;
  readonly isDefault: boolean;
}

/** What is held of a connection. */
export interface Hold {
  /** When its first message began to wait. */
  readonly since: number;
  /** By direction, the row of the first message that waits: from it on, nothing reaches the other side. */
  readonly firstRows: Readonly<Partial<Record<Way, number>>>;
}

/** Of what a protocol says, more is no time that anybody waits for. */
const LONGEST = 24 * 3_600_000;
/** What was over that long before anything was held has not ended the connection. */
const TOLERANCE = 5_000;

/** What a side got before what is held. */
interface Heard {
  /** Every row before this one is considered. */
  readonly end: number;
  /** Of the last message that its patience is renewed by; without any, of the first of all; −1: of none. */
  readonly row: number;
  /** When that was delivered. */
  readonly at: number;
  readonly isRenewing: boolean;
  /** Whether the rows since the connection began were looked at: what is too old to count was not. */
  readonly isWhole: boolean;
}

const NOTHING: Heard = { end: 0, row: -1, at: 0, isRenewing: false, isWhole: true };

/**
 * When the sides of connections give up because of what is held. Asked again, it looks only at rows that have come
 * since: many connections may be held beside thousands of messages a second.
 */
export class Deadlines {
  readonly #session: Session;
  readonly #heard = new Map<string, Heard>();
  /** With another one, what was heard is void. */
  #basis = '';

  constructor(session: Session) {
    this.#session = session;
  }

  /** Which sides of a connection give up, and when; the soonest first. */
  of(connection: string, hold: Hold): readonly Deadline[] {
    const { connections, meanings } = this.#session;
    const facts = connections.get(connection);
    if (!facts || facts.state === 'closed' || facts.state === 'gone') return [];
    return meanings
      .patienceOf(connection)
      .filter(({ ms }) => ms > 0 && ms <= LONGEST)
      .flatMap((patience): Deadline[] => {
        const from = this.#lastHeard(facts, patience, hold);
        const { awaits, isDefault = false, ms } = patience;
        return from === undefined ? [] : [{ awaits, at: from + ms, patience: ms, isDefault }];
      })
      .toSorted((a, b) => a.at - b.at);
  }

  /** When a side last got what it waits for, in ms since the Unix epoch; undefined: it does not wait. */
  #lastHeard(connection: Connection, patience: Patience, hold: Hold): number | undefined {
    const { fromOpening, renewedBy } = patience;
    const heard = this.#heardBy(connection, patience, hold);
    if (heard.isRenewing ? renewedBy === 'first' : !heard.isWhole) return undefined;
    const isFromOpening = !heard.isRenewing && (fromOpening === true || renewedBy === 'first');
    if (!isFromOpening && heard.row < 0) return undefined;
    const at = isFromOpening ? connection.createdAt : heard.at;
    return at >= earliestOf(patience, hold) ? at : undefined;
  }

  #heardBy({ id }: Connection, patience: Patience, hold: Hold): Heard {
    const { generation, meanings } = this.#session;
    const basis = `${generation} ${meanings.edition}`;
    if (basis !== this.#basis) this.#heard.clear();
    this.#basis = basis;
    const { awaits, ms, renewedBy } = patience;
    const key = `${awaits} ${renewedBy} ${ms} ${id}`;
    const end = hold.firstRows[awaits] ?? meanings.decodedRows;
    const before = this.#settled(this.#heard.get(key) ?? NOTHING, end);
    const heard = this.#look(before, id, patience, { end, earliest: earliestOf(patience, hold) });
    this.#heard.set(key, heard);
    return heard;
  }

  /** What is still true of what was found: a message may have been released, or dropped, since it was looked at. */
  #settled(heard: Heard, end: number): Heard {
    if (heard.end > end) return NOTHING;
    if (heard.row < this.#session.firstRow) return heard; // it is removed by now
    const at = deliveredAt(this.#session, heard.row);
    return at === undefined ? NOTHING : { ...heard, at };
  }

  /** Looks at the rows from the newest back to what was found `before`. */
  #look(before: Heard, id: string, { awaits, renewedBy }: Patience, { end, earliest }: Span): Heard {
    const session = this.#session;
    let found: Heard = { ...before, end };
    for (let row = end - 1; row >= Math.max(before.end, session.firstRow); row--) {
      if (session.timeAt(row) < earliest) return { ...found, isWhole: false };
      const kind = session.kindAt(row);
      if ((kind !== awaits && kind !== 'connection') || session.connectionIdAt(row) !== id) continue;
      if (kind === 'connection') break;
      const at = deliveredAt(session, row);
      if (at === undefined) continue;
      if (renewedBy !== 'heartbeats' || session.meanings.isHeartbeatAt(row))
        return { ...found, row, at, isRenewing: true };
      if (before.row < 0) found = { ...found, row, at };
    }
    return found;
  }
}

/** Rows, and the time of those that are too old to count. */
interface Span {
  readonly end: number;
  readonly earliest: number;
}

const earliestOf = ({ ms }: Patience, { since }: Hold): number => since - ms - TOLERANCE;

/** When a message reached whom it was for: later than it came where it was held; undefined when it was dropped. */
function deliveredAt(session: Session, row: number): number | undefined {
  let at = session.timeAt(row);
  for (const verdict of session.verdictsAt(row)) {
    if (verdict.outcome === 'dropped') return undefined;
    if (verdict.outcome === 'released' || (verdict.outcome === 'edited' && verdict.rule === undefined)) at = verdict.at;
  }
  return session.hasTrait(row, 'discarded') ? undefined : at;
}
