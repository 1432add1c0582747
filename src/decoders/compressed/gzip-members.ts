import { isGzip } from './detect-compressed.ts';

/** Members of one message, and how often what only looks like the end of one is tried: each time costs what it holds. */
export const MOST_MEMBERS = 10_000;
export const MOST_MISSES = 4;

const [FIRST, SECOND] = [0x1f, 0x8b];

/**
 * Where members of gzip after the first one may begin: by chance other bytes look like that. One more than `MOST_MEMBERS`
 * tells that there are too many.
 * https://www.rfc-editor.org/rfc/rfc1952#section-2.2
 */
export function nextMembers(bytes: Uint8Array): number[] {
  const found: number[] = [];
  for (let at = bytes.indexOf(FIRST, 1); at > 0 && found.length <= MOST_MEMBERS; at = bytes.indexOf(FIRST, at + 1)) {
    if (bytes[at + 1] === SECOND && isGzip(bytes.subarray(at, at + 4))) found.push(at);
  }
  return found;
}
