import type { Header } from './handshake.ts';
import { HEADER_LENGTH, OWN_HEADERS } from './limits.ts';

/**
 * Why a header of a handshake cannot be the user's. `name`: there is none of that name · `reserved`: it belongs to the
 * browser · `value`: a character that not every browser sends · `long`: longer than any server takes.
 */
export type HeaderProblem = 'name' | 'reserved' | 'value' | 'long';

/** https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2 */
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;

/** Chromium sends other characters as UTF-8, and Firefox leaves the whole header out. */
const VALUE = /^[\x20-\x7e]*$/;

/**
 * What makes the request an opening handshake (RFC 6455, section 4.1), and what says where it ends. With a value of the
 * user's a browser ignores it, or there is no connection.
 */
const RESERVED = /^(?:connection|upgrade|content-length|transfer-encoding|sec-websocket-.*)$/i;

/** Null for what both browsers set. */
export function headerProblem([name, value]: Header): HeaderProblem | null {
  if (!TOKEN.test(name)) return 'name';
  if (RESERVED.test(name)) return 'reserved';
  if (name.length + value.length > HEADER_LENGTH) return 'long';
  return VALUE.test(value) ? null : 'value';
}

/** Undefined for what is no list of such headers. An empty value stands for one that is not known. */
export function parseSettableHeaders(raw: unknown): Header[] | undefined {
  if (!Array.isArray(raw) || raw.length > OWN_HEADERS) return undefined;
  const headers: Header[] = [];
  for (const pair of raw as readonly unknown[]) {
    if (!Array.isArray(pair) || pair.length !== 2) return undefined;
    const [name, value]: unknown[] = pair;
    if (typeof name !== 'string' || typeof value !== 'string' || headerProblem([name, value])) return undefined;
    headers.push([name, value]);
  }
  return headers;
}

/** One header of a name, because a browser sets one: as RFC 9110, section 5.2, and RFC 6265, section 5.4, join them. */
export function joinHeaders(headers: readonly Header[]): Header[] {
  const joined = new Map<string, Header>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const before = joined.get(key);
    joined.set(key, before ? [before[0], `${before[1]}${key === 'cookie' ? '; ' : ', '}${value}`] : [name, value]);
  }
  return [...joined.values()];
}
