import { stringEnd } from './json-node.ts';

/** Deeper levels are not indented further: the text would grow with the square of the depth. */
const DEEPEST_INDENT = 40;

/** A valid JSON text over several lines. Only white space between tokens changes: every number and string stays. */
export function prettyJson(text: string): string {
  const parts: string[] = [];
  let depth = 0;
  const lineBreak = () => `\n${'  '.repeat(Math.min(depth, DEEPEST_INDENT))}`;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (character === '"') {
      const end = stringEnd(text, at);
      parts.push(text.slice(at, end));
      at = end - 1;
    } else if (character === '{' || character === '[') {
      const close = nextToken(text, at + 1);
      const isEmpty = text[close] === '}' || text[close] === ']';
      if (isEmpty) at = close;
      else depth++;
      parts.push(character, isEmpty ? (text[close] ?? '') : lineBreak());
    } else if (character === '}' || character === ']') {
      depth--;
      parts.push(lineBreak(), character);
    } else if (character === ',') parts.push(',', lineBreak());
    else if (character === ':') parts.push(': ');
    else if (!isSpace(character)) parts.push(character);
  }
  return parts.join('');
}

const isSpace = (character: string | undefined) => character !== undefined && ' \t\n\r'.includes(character);

function nextToken(text: string, start: number): number {
  let at = start;
  while (isSpace(text[at])) at++;
  return at;
}
