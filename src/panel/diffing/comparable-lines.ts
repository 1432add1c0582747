import { mayBeJson, parseJson } from '../json/json-scanner.ts';
import type { Content } from '../nested/content.ts';
import { contentBytes } from '../nested/content.ts';
import { asciiOf, hexOf } from '../text/hex.ts';
import { canonicalLines } from './canonical-json.ts';

/** How two contents are compared. */
export type Comparison = 'json' | 'text' | 'hex';

export interface ComparableLines {
  readonly by: Comparison;
  readonly left: string[];
  readonly right: string[];
}

/** UTF-16 units or bytes of either side; hex is five times as long as its bytes. */
const LONGEST = 2 * 1024 * 1024;
const BYTES_PER_LINE = 16;

/** Both contents as lines that can be compared: JSON by its values, text by its lines; null when one is too long. */
export function comparableLines(left: Content, right: Content): ComparableLines | null {
  if (left.data.length > LONGEST || right.data.length > LONGEST) return null;
  if (typeof left.data !== 'string' || typeof right.data !== 'string') {
    return { by: 'hex', left: hexLines(left), right: hexLines(right) };
  }
  const [leftJson, rightJson] = [jsonLines(left.data), jsonLines(right.data)];
  if (leftJson && rightJson) return { by: 'json', left: leftJson, right: rightJson };
  return { by: 'text', left: left.data.split('\n'), right: right.data.split('\n') };
}

function jsonLines(text: string): string[] | null {
  const index = mayBeJson(text) ? parseJson(text) : null;
  return index && canonicalLines(index);
}

function hexLines(content: Content): string[] {
  const bytes = contentBytes(content);
  const lines: string[] = [];
  for (let start = 0; start < bytes.length; start += BYTES_PER_LINE) {
    const part = bytes.subarray(start, start + BYTES_PER_LINE);
    lines.push(`${hexOf(part).padEnd(BYTES_PER_LINE * 3)} ${asciiOf(part)}`);
  }
  return lines;
}
