import type { Connection } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';
import { urlParts } from '../text/url-parts.ts';
import { isSocket } from './targets.ts';

/**
 * Where a connection goes, and from which origin: that of another page at the same address has nothing to do with it. Empty
 * where the address of the page tells none, as of `about:` or `data:`: any page may have made it.
 */
export interface Whereabouts {
  readonly url: string;
  readonly page: string;
}

/** What is asked of a session. */
export type Connections = Pick<Session, 'connections' | 'documents'>;

export const whereabouts = ({ documents }: Connections, { document, url }: Connection): Whereabouts => ({
  url,
  page: urlParts(documents.get(document)?.url ?? '').origin,
});

/**
 * Connections in the place of those whose page was left: the newest ones that pages of the same origin have open at the same
 * addresses. What has none stays; `targets` itself where all do. `known`: of the ids, as those of a page that was left may
 * be forgotten.
 */
export function successors(
  session: Connections,
  targets: ReadonlySet<string>,
  known: ReadonlyMap<string, Whereabouts>,
): ReadonlySet<string> {
  const { connections } = session;
  const isLeft = (id: string) => (connections.get(id)?.state ?? 'gone') === 'gone';
  if (![...targets].some(isLeft)) return targets;
  const free = [...connections.values()].filter((one) => isSocket(one) && one.state === 'open' && !targets.has(one.id));
  const successorOf = (id: string) => {
    const { page = '', url } = known.get(id) ?? {};
    if (page === '') return id;
    const at = free.findLastIndex((one) => one.url === url && whereabouts(session, one).page === page);
    return at < 0 ? id : (free.splice(at, 1)[0]?.id ?? id);
  };
  const next = [...targets].map((id) => (isLeft(id) ? successorOf(id) : id));
  return next.every((id) => targets.has(id)) ? targets : new Set(next);
}
