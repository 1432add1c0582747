import { expect, test } from 'vitest';
import { textLines } from './text-lines.ts';

const bytes = new TextEncoder();

async function linesOf(...chunks: readonly Uint8Array[]): Promise<string[]> {
  async function* source() {
    yield* chunks;
  }
  const lines: string[] = [];
  for await (const line of textLines(source())) lines.push(line);
  return lines;
}

test.each([
  ['', []],
  ['a', ['a']],
  ['a\nb\n', ['a', 'b']],
  ['\n\nż✓\r\nd', ['', '', 'ż✓\r', 'd']],
])('%j has its lines, wherever it is cut', async (text, lines) => {
  const whole = bytes.encode(text);
  for (let at = 0; at <= whole.length; at++) {
    expect(await linesOf(whole.subarray(0, at), whole.subarray(at))).toEqual(lines);
  }
});
