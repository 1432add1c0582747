import type { Span } from './byte-selection.ts';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
/** Bytes of a selection that are shown as text. */
const LONGEST = 1_024;

/** The text of the selected bytes; of a single one, the whole character that begins there. */
export function textOfBytes(bytes: Uint8Array, { start, end }: Span): string {
  if (end - start > 1) return decoder.decode(bytes.subarray(start, Math.min(end, start + LONGEST)));
  const [first = ''] = decoder.decode(bytes.subarray(start, start + 4));
  return first;
}
