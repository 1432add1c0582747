import type { Seen } from '../../session/query/completions.ts';
import { seenAt } from '../../session/query/seen-json.ts';
import type { Session } from '../../session/session.ts';

/** Ms for which a key waits for what messages have at a path. */
const PATIENCE = 5;

/** Values to choose from. Costs the connections and kinds that there are, and for paths the newest messages: asked for while somebody types. */
export function seenIn(session: Session): Seen {
  const connections = [...session.connections.values()];
  const { meanings } = session;
  const once = (values: readonly string[]) => [...new Set(values)].filter((value) => value !== '');
  return {
    kinds: once(meanings.types),
    urls: once(connections.map(({ url }) => url)),
    subprotocols: once(connections.map(({ subprotocol }) => subprotocol)),
    decoders: once(connections.map(({ id }) => meanings.decoderOf(id))),
    connections: connections.map(({ id, url }) => ({ id, url })),
    at: (path) => {
      const end = performance.now() + PATIENCE;
      return seenAt({ session, meanings }, path, () => performance.now() > end);
    },
  };
}
