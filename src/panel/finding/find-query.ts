import { literalPattern } from '../../query/literal-pattern.ts';
import type { HexError } from '../text/hex.ts';
import { parseHex } from '../text/hex.ts';

/** How a query is meant where bytes are searched: as text, or as bytes written in hex. */
export type FindForm = 'text' | 'hex';

export interface FindQuery {
  readonly form: FindForm;
  readonly text: string;
}

/** What a query looks for in text: itself, whatever its case and form; null when it looks for nothing. */
export const patternOf = ({ text }: FindQuery): RegExp | null => (text === '' ? null : literalPattern(text));

/** What a query looks for in bytes. `folds`: letters of ASCII match in either case. */
export interface BytePattern {
  readonly bytes: Uint8Array;
  readonly folds: boolean;
}

export function bytePatternOf({ form, text }: FindQuery): BytePattern | HexError | null {
  if (text === '') return null;
  if (form === 'text') return { bytes: new TextEncoder().encode(text), folds: true };
  const parsed = parseHex(text);
  if (!parsed.ok) return parsed.error;
  return parsed.bytes.byteLength === 0 ? null : { bytes: new Uint8Array(parsed.bytes), folds: false };
}
