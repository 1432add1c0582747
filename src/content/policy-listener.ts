import { FACT_LENGTH } from '../protocol/limits.ts';
import type { HandshakeNews } from '../protocol/routing.ts';

const isSocket = (url: string): boolean => url.length <= FACT_LENGTH && /^wss?:/.test(url);

/** What the ids of these begin with: they come before those of requests, which the browser numbers from 1. */
let last = -1_000_000;

/**
 * For the event `securitypolicyviolation`: tells of each connection that the page's policy forbids, as of a handshake that failed: it never becomes a request,
 * and the browser tells the document alone. https://w3c.github.io/webappsec-csp/#violation-events
 */
export function policyListener(tell: (news: HandshakeNews) => void): (event: SecurityPolicyViolationEvent) => void {
  return ({ blockedURI, disposition, effectiveDirective, isTrusted }: SecurityPolicyViolationEvent) => {
    if (!isTrusted || disposition !== 'enforce' || !isSocket(blockedURI)) return;
    const now = Date.now();
    const error = `Content-Security-Policy: ${effectiveDirective}`;
    tell({
      type: 'handshakes',
      handshakes: [{ id: String(++last), url: blockedURI, started: now, ended: now, error }],
    });
  };
}
