import { type Handshake, headerOf } from '../protocol/handshake.ts';
import { checkAccept } from './accept-check.ts';
import type { Connection } from './connection.ts';

/** Why there was no connection. */
export type FailureKind =
  | 'refused'
  | 'redirect'
  | 'accept'
  | 'subprotocol'
  | 'answer'
  | 'dns'
  | 'connect'
  | 'tls'
  | 'cut'
  | 'timeout'
  | 'offline'
  | 'blocked-port'
  | 'blocked-client'
  | 'mixed-content'
  | 'policy'
  | 'abandoned'
  | 'not-reached'
  | 'not-upgraded'
  | 'no-request'
  | 'several'
  | 'unknown';

export interface FailureReason {
  readonly kind: FailureKind;
  /** A status, an address, the browser's own word: what the sentence about it needs. */
  readonly detail: string;
  /** Concluded from what did not happen; the browser has not said so. */
  readonly isInferred: boolean;
}

/** The browser's words, in both browsers; the first that fits. */
const WORDS: readonly (readonly [RegExp, FailureKind])[] = [
  [/^Content-Security-Policy/, 'policy'],
  [/NAME_NOT_RESOLVED|UNKNOWN_HOST|NAME_RESOLUTION/, 'dns'],
  [/CONNECTION_REFUSED$/, 'connect'],
  [/ERR_CERT|ERR_SSL|SEC_ERROR|SSL_ERROR|certificate|PSM/i, 'tls'],
  [/TIMED_OUT|NET_TIMEOUT/, 'timeout'],
  [/DISCONNECTED|OFFLINE/, 'offline'],
  [/UNSAFE_PORT|PORT_ACCESS/, 'blocked-port'],
  [/BLOCKED_BY_CLIENT/, 'blocked-client'],
  [/RESET|CONNECTION_CLOSED|EMPTY_RESPONSE|INTERRUPT/, 'cut'],
];

type Failed = Pick<Connection, 'abandoned' | 'close' | 'failed' | 'handshake' | 'protocols' | 'state' | 'url'>;

/** Null for a connection that was open once, or may still be. `page`: the URL of its document. */
export function failureReason(connection: Failed, page: string): FailureReason | null {
  const { abandoned, close, failed, handshake: found, state } = connection;
  // One that a policy forbids gets no close event in Chromium.
  const isOver = failed && (state === 'closed' || state === 'connecting');
  if (!isOver || (close && close.code !== 1006 && close.code !== 1015)) return null;
  const handshake = found?.handshake;
  if (found?.candidates !== undefined) return reason('several', String(found.candidates));
  const known = handshake && (answered(handshake, connection.protocols) ?? unanswered(handshake));
  if (close?.code === 1015) return reason('tls', handshake?.error ?? '');
  if (known && known.kind !== 'unknown') return known;
  if (abandoned) return reason('abandoned', '');
  if (handshake?.reached !== undefined) return reason(handshake.reached ? 'not-upgraded' : 'not-reached', '');
  return known ?? withoutRequest(connection.url, page);
}

const reason = (kind: FailureKind, detail: string, isInferred = false): FailureReason => ({ kind, detail, isInferred });

/** The server has answered, and not as RFC 6455, section 4.1, asks. */
function answered(handshake: Handshake, offered: readonly string[]): FailureReason | undefined {
  const { redirect, responseHeaders, status, statusLine = '' } = handshake;
  if (status === undefined) return undefined;
  if (status >= 300 && status < 400) {
    return reason('redirect', redirect ?? headerOf(responseHeaders, 'location') ?? String(status));
  }
  if (statusLine.startsWith('HTTP/0.9')) return reason('answer', ''); // no HTTP at all
  if (status !== 101) return reason('refused', statusLine.replace(/^HTTP\/\S+ /, '') || String(status));
  if (checkAccept(handshake) === 'wrong') return reason('accept', '');
  const chosen = headerOf(responseHeaders, 'sec-websocket-protocol');
  const asked = headerOf(handshake.requestHeaders, 'sec-websocket-protocol')?.split(/, */) ?? offered;
  if (chosen !== undefined && !asked.includes(chosen)) return reason('subprotocol', chosen);
  return undefined;
}

function unanswered({ error }: Handshake): FailureReason | undefined {
  if (error === undefined) return undefined;
  if (error === 'NS_ERROR_WEBSOCKET_CONNECTION_REFUSED') return reason('answer', error);
  const [, kind] = WORDS.find(([pattern]) => pattern.test(error)) ?? [];
  return reason(kind ?? 'unknown', error);
}

/** No request was seen: the browser has forbidden it, and does not tell an extension why. */
function withoutRequest(url: string, page: string): FailureReason {
  const isMixed = page.startsWith('https:') && url.startsWith('ws:');
  return reason(isMixed ? 'mixed-content' : 'no-request', '', true);
}
