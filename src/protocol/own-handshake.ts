import type { Header } from './handshake.ts';
import { FACT_LENGTH, HEADER_LENGTH, OWN_HEADERS } from './limits.ts';
import { invalid, isRecord, isText, type Parsed, valid } from './parsed.ts';
import { parseSettableHeaders } from './settable-header.ts';

/**
 * A port of the panel for one handshake of a connection of its own that has headers of the user's. What is in force for it
 * ends with the port, whoever ends that.
 */
export const OWN_HANDSHAKE_PORT = 'own-handshake';

/**
 * The panel. `begin`: first, and once; `url` as the request will have it · `over`: the connection is open, so the request
 * has gone out.
 */
export type OwnHandshakeStep =
  | { readonly type: 'begin'; readonly url: string; readonly headers: readonly Header[] }
  | { readonly type: 'over' };

/**
 * The background. `ready`: the connection is to be made now · `refused`: the browser does not set these headers, in its own
 * words · `sent`: the names of those that were not seen in the request.
 */
export type OwnHandshakeNews =
  | { readonly type: 'ready' }
  | { readonly type: 'refused'; readonly reason: string }
  | { readonly type: 'sent'; readonly missing: readonly string[] };

export function parseOwnHandshakeStep(raw: unknown): Parsed<OwnHandshakeStep> {
  if (!isRecord(raw)) return invalid('no step of a handshake');
  if (raw.type === 'over') return valid({ type: 'over' });
  const headers = parseSettableHeaders(raw.headers);
  if (raw.type !== 'begin' || !headers || !isText(raw.url, FACT_LENGTH)) return invalid('no step of a handshake');
  return valid({ type: 'begin', url: raw.url, headers });
}

export function parseOwnHandshakeNews(raw: unknown): Parsed<OwnHandshakeNews> {
  if (!isRecord(raw)) return invalid('no news of a handshake');
  const { missing, reason, type } = raw;
  if (type === 'ready') return valid({ type });
  if (type === 'refused' && typeof reason === 'string') return valid({ type, reason: reason.slice(0, HEADER_LENGTH) });
  if (type !== 'sent' || !Array.isArray(missing) || missing.length > OWN_HEADERS)
    return invalid('no news of a handshake');
  const names = (missing as readonly unknown[]).filter((name) => isText(name, HEADER_LENGTH));
  return valid({ type, missing: names });
}

/** The URL of the request that `new WebSocket(url)` makes, or null when that would throw. */
export function requestUrl(url: string): string | null {
  const parsed = URL.parse(url);
  if (parsed?.protocol === 'http:') parsed.protocol = 'ws:';
  if (parsed?.protocol === 'https:') parsed.protocol = 'wss:';
  return parsed?.protocol === 'ws:' || parsed?.protocol === 'wss:' ? parsed.href : null;
}
