import { type Handshake, headerOf } from '../protocol/handshake.ts';
import { sha1Base64 } from './sha1.ts';

/** RFC 6455, section 1.3. */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** What the server has to answer to a key: RFC 6455, section 4.2.2, step 5.4. */
export const acceptOf = (key: string): string => sha1Base64(key.trim() + GUID);

/** `unknown`: there was no answer that agreed, or the browser does not show the key. */
export function checkAccept({ requestHeaders, responseHeaders, status }: Handshake): 'right' | 'wrong' | 'unknown' {
  const key = headerOf(requestHeaders, 'sec-websocket-key');
  if (key === undefined || responseHeaders === undefined || status !== 101) return 'unknown';
  return headerOf(responseHeaders, 'sec-websocket-accept')?.trim() === acceptOf(key) ? 'right' : 'wrong';
}
