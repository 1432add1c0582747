/** What is wrong with what `close` is to be called with: https://websockets.spec.whatwg.org/#dom-websocket-close */
export type CloseProblem = 'code' | 'reason' | 'reason-alone';

/** The longest reason, in UTF-8 bytes: it shares a control frame of 125 with the code (RFC 6455, section 5.5.1). */
const LONGEST_REASON = 123;

const encoder = new TextEncoder();

/** What a browser would say of a code, as it is typed, and a reason; null when it would take them. An empty code is none. */
export function closeProblem(code: string, reason: string): CloseProblem | null {
  const typed = code.trim();
  if (typed === '') return reason === '' ? null : 'reason-alone';
  const value = /^\d{1,5}$/.test(typed) ? Number(typed) : Number.NaN;
  if (!(value === 1_000 || (value >= 3_000 && value <= 4_999))) return 'code';
  return encoder.encode(reason).length > LONGEST_REASON ? 'reason' : null;
}

/** The number that is typed; null for none. To be asked of what has no problem. */
export const closeCodeOf = (code: string): number | null => (code.trim() === '' ? null : Number(code));
