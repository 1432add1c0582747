import type { Connection } from '../../session/connection.ts';
import type { Session } from '../../session/session.ts';
import type { PanelModel } from '../panel-model.ts';

/** Connections that are offered at most; others can be chosen in the tree. */
const MOST_OFFERED = 200;

/** Whether the user can send on it at all: the streams of other APIs are the page's alone. */
export const isSocket = (connection: Connection | undefined): boolean => connection?.api === 'WebSocket';

const isLive = ({ state }: Connection): boolean => state === 'open' || state === 'connecting';

/** The newest connections that a message can be sent on, and those that are chosen for it. */
export function offeredTargets({ connections }: Session, chosen: ReadonlySet<string>): Connection[] {
  const sockets = [...connections.values()].filter(isSocket);
  const live = sockets.filter(isLive).slice(-MOST_OFFERED);
  return sockets.filter((connection) => chosen.has(connection.id) || live.includes(connection));
}

/** Where a new message goes: the connections chosen in the tree, that of the selected row, or the newest that is open. */
export function targetsFor({ filter, selection, session }: PanelModel): ReadonlySet<string> {
  const { connections } = session;
  const chosen = [...(filter.connections.value ?? [])].filter((id) => isSocket(connections.get(id)));
  if (chosen.length > 0) return new Set(chosen);
  const ofRow = connections.get(session.connectionIdAt(selection.row.value));
  if (ofRow && isSocket(ofRow)) return new Set([ofRow.id]);
  const newest = [...connections.values()].filter((one) => isSocket(one) && one.state === 'open').at(-1);
  return new Set(newest ? [newest.id] : []);
}
