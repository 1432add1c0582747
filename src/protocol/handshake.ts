import { FACT_LENGTH, HANDSHAKE_HEADERS } from './limits.ts';
import { isCount, isRecord, isText, isTime } from './parsed.ts';

/** Name and value, as the browser tells them. A name may come several times. */
export type Header = readonly [name: string, value: string];

/**
 * One opening handshake (RFC 6455, section 4), as far as the browser shows it to an extension. What is absent is not
 * known: Chromium, for one, hides the answer of a server that refuses.
 */
export interface Handshake {
  /** The browser's own number of the request: rising in the order in which requests begin. */
  readonly id: string;
  readonly url: string;
  /** In ms since the Unix epoch, by the clock of the page. */
  readonly started?: number;
  readonly responded?: number;
  /** Completed or failed. */
  readonly ended?: number;
  readonly requestHeaders?: readonly Header[];
  readonly responseHeaders?: readonly Header[];
  readonly status?: number;
  readonly statusLine?: string;
  /** Where the server wanted to send the browser: for a WebSocket, a failure. */
  readonly redirect?: string;
  /** The browser's own word: `net::ERR_…`, `NS_ERROR_…`. */
  readonly error?: string;
  /** Whether the request went out on the wire; false when there was no connection to send it on. */
  readonly reached?: boolean;
}

const TIMES = ['started', 'responded', 'ended'] as const;
const TEXTS = ['statusLine', 'redirect', 'error'] as const;
const HEADERS = ['requestHeaders', 'responseHeaders'] as const;

/**
 * Undefined when `raw` is not a handshake. `skew` is subtracted from its times: what the clock of requests is ahead of
 * the clock of the page, in ms.
 */
export function parseHandshake(raw: unknown, skew = 0): Handshake | undefined {
  if (!isRecord(raw)) return undefined;
  const { id, reached, status, url } = raw;
  if (!isText(id, 100) || id === '' || !isText(url, FACT_LENGTH)) return undefined;
  const parsed: Record<string, unknown> = { id, url };
  for (const key of TIMES) {
    const time = raw[key];
    if (time === undefined) continue;
    if (!isTime(time) || !isTime(time - skew)) return undefined;
    parsed[key] = time - skew;
  }
  for (const key of HEADERS) {
    if (raw[key] === undefined) continue;
    const headers = parseHeaders(raw[key]);
    if (!headers) return undefined;
    parsed[key] = headers;
  }
  if (status !== undefined) {
    if (!isCount(status)) return undefined;
    parsed.status = status;
  }
  if (reached !== undefined) {
    if (typeof reached !== 'boolean') return undefined;
    parsed.reached = reached;
  }
  for (const key of TEXTS) {
    if (raw[key] === undefined) continue;
    if (!isText(raw[key], FACT_LENGTH)) return undefined;
    parsed[key] = raw[key];
  }
  return parsed as unknown as Handshake; // each field was checked above
}

function parseHeaders(raw: unknown): Header[] | undefined {
  if (!Array.isArray(raw) || raw.length > HANDSHAKE_HEADERS) return undefined;
  const headers = Array.from(raw, parseHeader); // unlike `map`, it visits holes
  return headers.every((header) => header !== undefined) ? headers : undefined;
}

function parseHeader(raw: unknown): Header | undefined {
  if (!Array.isArray(raw) || raw.length !== 2) return undefined;
  const [name, value]: unknown[] = raw;
  return isText(name, FACT_LENGTH) && isText(value, FACT_LENGTH) ? [name, value] : undefined;
}

/** The values of a header, joined as RFC 9110, section 5.2, allows; undefined when it is not there. */
export function headerOf(headers: readonly Header[] | undefined, name: string): string | undefined {
  const values = headers?.filter(([one]) => one.toLowerCase() === name).map(([, value]) => value);
  return values && values.length > 0 ? values.join(', ') : undefined;
}
