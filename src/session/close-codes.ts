/** Who may use a close code: RFC 6455, section 7.4.2. */
export type CloseCodeRange = 'protocol' | 'registered' | 'private' | 'unused';

export function closeCodeRange(code: number): CloseCodeRange {
  if (code >= 1000 && code <= 2999) return 'protocol';
  if (code >= 3000 && code <= 3999) return 'registered';
  return code >= 4000 && code <= 4999 ? 'private' : 'unused';
}

/** 1005, 1006 and 1015 are reported to applications and must never be in a close frame: RFC 6455, section 7.4.1. */
export const isOnTheWire = (code: number): boolean => code !== 1005 && code !== 1006 && code !== 1015;
