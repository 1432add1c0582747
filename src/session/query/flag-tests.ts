import type { Flag } from '../../query/query.ts';
import type { Session } from '../session.ts';
import type { QueryFacts } from './query-facts.ts';

export type RowTest = (row: number) => boolean;

export function isMessage(session: Session, row: number): boolean {
  const kind = session.kindAt(row);
  return kind === 'sent' || kind === 'received';
}

const hasTrait =
  (trait: Parameters<Session['hasTrait']>[1]) =>
  ({ session }: QueryFacts): RowTest =>
  (row) =>
    session.hasTrait(row, trait);

const hasVerdict =
  (wanted: 'held' | 'dropped' | 'edited') =>
  ({ session }: QueryFacts): RowTest =>
  (row) =>
    session.verdictsAt(row).some(({ outcome }) => outcome === wanted);

/** A reply comes after its request. */
const isReply = (partner: number, row: number): boolean => partner >= 0 && partner < row;

/** What `is:…` asks of a row. */
export const FLAG_TESTS: Readonly<Record<Flag, (facts: QueryFacts) => RowTest>> = {
  message:
    ({ session }) =>
    (row) =>
      isMessage(session, row),
  held: hasVerdict('held'),
  dropped: hasVerdict('dropped'),
  edited: (facts) => either(hasTrait('edited')(facts), hasVerdict('edited')(facts)),
  resent: hasTrait('resent'),
  injected: hasTrait('injected'),
  discarded: hasTrait('discarded'),
  truncated: hasTrait('truncated'),
  lost:
    ({ session }) =>
    (row) =>
      session.kindAt(row) === 'loss',
  error: ({ meanings, session }) =>
    either(
      (row) => session.kindAt(row) === 'error',
      (row) => meanings.isErrorAt(row),
    ),
  heartbeat:
    ({ meanings }) =>
    (row) =>
      meanings.isHeartbeatAt(row),
  request:
    ({ meanings }) =>
    (row) =>
      meanings.isUnansweredAt(row) || meanings.partnerOf(row) > row,
  unanswered:
    ({ meanings }) =>
    (row) =>
      meanings.isUnansweredAt(row),
  reply:
    ({ meanings }) =>
    (row) =>
      isReply(meanings.partnerOf(row), row) && !meanings.isMemberAt(row),
  duplicate:
    ({ meanings }) =>
    (row) =>
      meanings.isRepeatedAt(row),
  orphan:
    ({ meanings }) =>
    (row) =>
      meanings.isOrphanAt(row),
  violation:
    ({ meanings }) =>
    (row) =>
      meanings.isErrorAt(row) && (meanings.checkAt(row)?.violations.length ?? 0) > 0,
  undocumented:
    ({ meanings, session }) =>
    (row) =>
      isMessage(session, row) && meanings.checkAt(row)?.isUndocumented === true,
  bookmarked:
    ({ session }) =>
    (row) =>
      session.markAt(row)?.bookmarked === true,
  noted:
    ({ session }) =>
    (row) =>
      (session.markAt(row)?.note ?? '') !== '',
};

function either(first: RowTest, second: RowTest): RowTest {
  return (row) => first(row) || second(row);
}
