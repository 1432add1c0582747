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

/** Which sides of a connection give up because of what is held, and when; the soonest first. */
export function deadlinesOf(session: Session, connection: string, hold: Hold): readonly Deadline[] {
  const facts = session.connections.get(connection);
  if (!facts || facts.state === 'closed' || facts.state === 'gone') return [];
  return session.meanings
    .patienceOf(connection)
    .filter(({ ms }) => ms > 0 && ms <= LONGEST)
    .flatMap((patience): Deadline[] => {
      const from = lastHeard(session, facts, patience, hold);
      const { awaits, isDefault = false, ms } = patience;
      return from === undefined ? [] : [{ awaits, at: from + ms, patience: ms, isDefault }];
    })
    .toSorted((a, b) => a.at - b.at);
}

/** When a side last got what it waits for, in ms since the Unix epoch; undefined: it does not wait. */
function lastHeard(session: Session, connection: Connection, patience: Patience, hold: Hold): number | undefined {
  const { awaits, fromOpening, ms, renewedBy } = patience;
  const { meanings } = session;
  const earliest = hold.since - ms - TOLERANCE;
  let first: number | undefined;
  for (let row = (hold.firstRows[awaits] ?? meanings.decodedRows) - 1; row >= session.firstRow; row--) {
    const at = session.timeAt(row);
    if (at < earliest) return undefined;
    if (session.kindAt(row) !== awaits || session.connectionIdAt(row) !== connection.id) continue;
    const delivered = deliveredAt(session, row);
    if (delivered === undefined) continue;
    if (renewedBy === 'first') return undefined;
    if (renewedBy === 'any' || meanings.isHeartbeatAt(row)) return delivered;
    first = delivered;
  }
  if (fromOpening !== true && renewedBy !== 'first') return first;
  return connection.createdAt >= earliest ? connection.createdAt : undefined;
}

/** When a message reached whom it was for: later than it came where it was held; undefined when it was dropped. */
function deliveredAt(session: Session, row: number): number | undefined {
  let at = session.timeAt(row);
  for (const verdict of session.verdictsAt(row)) {
    if (verdict.outcome === 'dropped') return undefined;
    if (verdict.outcome === 'released' || (verdict.outcome === 'edited' && verdict.rule === undefined)) at = verdict.at;
  }
  return session.hasTrait(row, 'discarded') ? undefined : at;
}
