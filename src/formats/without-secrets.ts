import type { Header } from '../protocol/handshake.ts';
import type { SessionEvent } from '../session/session-event.ts';

/** Headers whose value lets somebody else act for the user. */
const SECRET = new Set(['cookie', 'set-cookie', 'authorization', 'proxy-authorization']);

/** What stands in the place of a value that was blanked. */
export const BLANKED = '(blanked)';

/** The event as it is, but for the values of such headers. */
export function withoutSecrets(event: SessionEvent): SessionEvent {
  if (event.type !== 'handshake' || !event.handshake) return event;
  const { requestHeaders, responseHeaders } = event.handshake;
  return {
    ...event,
    handshake: {
      ...event.handshake,
      ...(requestHeaders ? { requestHeaders: requestHeaders.map(blanked) } : {}),
      ...(responseHeaders ? { responseHeaders: responseHeaders.map(blanked) } : {}),
    },
  };
}

const blanked = ([name, value]: Header): Header => [name, SECRET.has(name.toLowerCase()) ? BLANKED : value];
