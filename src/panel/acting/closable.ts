import { isSocket } from '../composing/targets.ts';
import type { PanelModel } from '../panel-model.ts';

/** Whether the user can close a connection: it is a WebSocket, and not over. */
export function canClose({ session }: PanelModel, id: string): boolean {
  const connection = session.connections.get(id);
  return isSocket(connection) && (connection?.state === 'open' || connection?.state === 'connecting');
}

/** The connections that a key is about: that which is looked at, that of the message, or those chosen in the tree. */
export function connectionsAtHand({ filter, selection, session }: PanelModel): string[] {
  const subject = selection.subject.value;
  if (subject?.type === 'connection') return [subject.id];
  if (subject?.type === 'row') return [session.connectionIdAt(subject.row)];
  return [...(filter.connections.value ?? [])];
}
