import type { Decoded } from '../decoders/decode-or-raw.ts';
import type { Violation } from '../decoders/violation.ts';

/** What the document that describes a connection has to say of a message. */
export interface DocumentCheck {
  readonly violations: readonly Violation[];
  /** It is none that the document knows. */
  readonly isUndocumented: boolean;
}

/** Null when it has nothing to say. */
export function checkOf(decoded: Decoded): DocumentCheck | null {
  if (decoded.kind === 'raw') return null;
  const violations = decoded.packets.flatMap((packet) => packet.violations ?? []);
  const isUndocumented = decoded.packets.some((packet) => packet.isUndocumented);
  return violations.length > 0 || isUndocumented ? { violations, isUndocumented } : null;
}
