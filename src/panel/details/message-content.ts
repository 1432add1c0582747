import type { Message } from '../../session/session-event.ts';
import type { Content } from '../nested/content.ts';

/** The payload of a message, as far as it is here. */
export const messageContent = ({ payload: { data, fullSize } }: Message): Content => ({
  form: null,
  data: typeof data === 'string' ? data : new Uint8Array(data),
  isCut: fullSize !== undefined,
});
