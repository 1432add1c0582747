import { parseQuery } from '../../query/parse-query.ts';
import { compileQuery, type RowQuery } from '../../session/query/compile-query.ts';
import type { Session } from '../../session/session.ts';
import { startTimer } from '../stores/long-timer.ts';
import type { Reply } from './replay-run.ts';

/** A reply that is awaited: of one connection, received after now, for so long. `decode` has what has come decoded. */
export interface Expectation {
  readonly connection: string;
  readonly query: RowQuery;
  readonly patience: number;
  readonly signal: AbortSignal;
  readonly decode: () => void;
}

/**
 * Null when a text is no query that can be asked of one message as it comes: a regular expression may take for ever, and
 * is asked elsewhere.
 */
export function replyQuery(session: Session, text: string): RowQuery | null {
  const parsed = parseQuery(text);
  if (!parsed.ok) return null;
  const query = compileQuery(parsed.query, { session, meanings: session.meanings });
  return query.patterns.length > 0 ? null : query;
}

/** Resolves when a message that matches has come, or none comes any more. */
export function expectReply(session: Session, expectation: Expectation): Promise<Reply> {
  const { connection, query, patience, signal, decode } = expectation;
  const { generation } = session;
  let next = session.rowCount;
  const isOver = () => /^(?:closed|gone)$/.test(session.connections.get(connection)?.state ?? 'gone');
  return new Promise((resolve) => {
    const finish = (reply: Reply) => {
      for (const end of ends) end();
      resolve(reply);
    };
    const look = () => {
      if (session.generation !== generation) return finish('over');
      const end = query.needsMeanings ? session.meanings.decodedRows : session.rowCount;
      for (; next < end; next++) {
        const isReply = session.kindAt(next) === 'received' && session.connectionIdAt(next) === connection;
        if (isReply && query.test(next) === true) return finish('came');
      }
      if (next < session.rowCount) decode();
      else if (isOver()) finish('over');
    };
    const abort = () => finish('late');
    const cancel = startTimer(abort, patience);
    signal.addEventListener('abort', abort);
    const ends = [
      session.subscribe(look),
      session.meanings.subscribe(look),
      cancel,
      () => signal.removeEventListener('abort', abort),
    ];
  });
}
