import type { Message } from '../../session/session-event.ts';
import type { MessageKey } from '../panel-services.ts';

/** What the user has done to send a message. */
export function flagOfSent({ edited = false, resentFrom }: Message): MessageKey {
  if (edited) return 'flagEdited';
  return resentFrom === undefined ? 'flagSent' : 'flagResent';
}
