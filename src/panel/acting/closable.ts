import { isSocket } from '../composing/targets.ts';
import type { PanelModel } from '../panel-model.ts';

/** Whether the user can close a connection: it is a WebSocket, and not over. */
export function canClose({ importedFile, session }: PanelModel, id: string): boolean {
  if (importedFile) return false;
  const connection = session.connections.get(id);
  return isSocket(connection) && (connection?.state === 'open' || connection?.state === 'connecting');
}

/** What rules call a connection; undefined for one that no engine can reach: its page was left, or it is the panel's own. */
export function ruleAddressOf({ services, session }: PanelModel, id: string): string | undefined {
  const { document = '' } = session.connections.get(id) ?? {};
  return session.documents.get(document)?.context === 'client' ? undefined : services.receiver.addressOf(id);
}

/** Whether a rule can end a connection as a network that fails would. */
export const canCut = (model: PanelModel, id: string): boolean =>
  canClose(model, id) && ruleAddressOf(model, id) !== undefined;

/** The connections that a key is about: that which is looked at, that of the message, or those chosen in the tree. */
export function connectionsAtHand({ filter, selection, session }: PanelModel): string[] {
  const subject = selection.subject.value;
  if (subject?.type === 'connection') return [subject.id];
  if (subject?.type === 'row') return [session.connectionIdAt(subject.row)];
  return [...(filter.connections.value ?? [])];
}
