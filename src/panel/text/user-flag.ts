import type { Message } from '../../session/session-event.ts';
import type { MessageKey } from '../panel-services.ts';

/** What the user has done to make a message; null for one that is not the user's. */
export function flagOfUser({ edited = false, injected = false, resent, resentFrom, rule }: Message): MessageKey | null {
  if (injected) return rule === undefined ? 'flagInjected' : null;
  if (!resent) return null;
  if (edited) return 'flagEdited';
  return resentFrom === undefined ? 'flagSent' : 'flagResent';
}
