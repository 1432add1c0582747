import { parseQuery } from '../../query/parse-query.ts';
import { compileQuery, type RowQuery } from '../../session/query/compile-query.ts';
import type { Session } from '../../session/session.ts';

/** A reply that is awaited: of one connection, received after now, for so long. */
export interface Expectation {
  readonly connection: string;
  readonly query: RowQuery;
  readonly patience: number;
  readonly signal: AbortSignal;
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

/** Resolves with whether a message that matches has come in time. */
export function expectReply(session: Session, { connection, query, patience, signal }: Expectation): Promise<boolean> {
  const { generation } = session;
  let next = session.rowCount;
  return new Promise((resolve) => {
    const finish = (isThere: boolean) => {
      for (const end of ends) end();
      resolve(isThere);
    };
    const look = () => {
      if (session.generation !== generation) return finish(false);
      const end = query.needsMeanings ? session.meanings.decodedRows : session.rowCount;
      for (; next < end; next++) {
        const isReply = session.kindAt(next) === 'received' && session.connectionIdAt(next) === connection;
        if (isReply && query.test(next) === true) return finish(true);
      }
    };
    const abort = () => finish(false);
    const timer = setTimeout(abort, patience);
    signal.addEventListener('abort', abort);
    const ends = [
      session.subscribe(look),
      session.meanings.subscribe(look),
      () => clearTimeout(timer),
      () => signal.removeEventListener('abort', abort),
    ];
  });
}
