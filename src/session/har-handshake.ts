import { type Handshake, type Header, parseHandshake } from '../protocol/handshake.ts';
import { isRecord } from '../protocol/parsed.ts';

/**
 * The handshake that a HAR entry of Chromium's DevTools stands for; undefined for every other request. It has the
 * headers as they were on the wire, the key among them, which `webRequest` hides. A connection that was never made has
 * no method there, and no time. `now`, in ms since the Unix epoch, is when the entry came: right after its end.
 */
export function harHandshake(raw: unknown, now: number): Handshake | undefined {
  if (!isRecord(raw) || raw._resourceType !== 'websocket' || !isRecord(raw.request)) return undefined;
  const { method, url } = raw.request;
  const reached = method === 'GET';
  const started = reached ? Date.parse(String(raw.startedDateTime)) : Number.NaN;
  const response = isRecord(raw.response) ? headersOf(raw.response.headers) : undefined;
  return parseHandshake({
    id: 'devtools',
    url,
    ended: now,
    reached,
    ...(Number.isNaN(started) ? {} : { started }),
    ...(reached ? { requestHeaders: headersOf(raw.request.headers) } : {}),
    ...(response && response.length > 0 ? { responseHeaders: response } : {}),
  });
}

function headersOf(raw: unknown): Header[] {
  if (!Array.isArray(raw)) return [];
  return raw.flatMap((one: unknown): Header[] =>
    isRecord(one) && typeof one.name === 'string' && typeof one.value === 'string' ? [[one.name, one.value]] : [],
  );
}
