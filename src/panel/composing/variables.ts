import { jsonText } from '../../query/json-value.ts';

/** What stands between `{{` and `}}` in a text. */
export interface Placeholder {
  /** Where it begins and ends in the text, braces included. */
  readonly from: number;
  readonly to: number;
  /** Without the braces and the white space around it. */
  readonly expression: string;
}

/** Why a placeholder has no value: nobody knows its name, its numbers make no sense, or there is nothing there yet. */
export type VariableProblem = 'unknown' | 'range' | 'void';

/** What a placeholder stands for. `literal`: text as it is, in JSON too; any other value is written as JSON there. */
export type Resolved =
  | { readonly ok: true; readonly value: unknown; readonly isLiteral?: boolean }
  | { readonly ok: false; readonly why: VariableProblem };

export type Resolve = (expression: string) => Resolved;

/** A text without placeholders, or the first one that has no value. */
export type Expanded =
  | { readonly ok: true; readonly text: string; readonly pieces: readonly Piece[] }
  | { readonly ok: false; readonly placeholder: Placeholder; readonly why: VariableProblem };

/** From `expanded` on, the text was made of what begins at `from` in the template, and has `length` units there. */
interface Piece {
  readonly expanded: number;
  readonly from: number;
  readonly length: number;
  readonly isValue: boolean;
}

const PLACEHOLDER = /\{\{([^{}\n]{1,200})\}\}/g;

export const hasPlaceholders = (text: string): boolean => text.includes('{{') && placeholdersIn(text).length > 0;

export function placeholdersIn(text: string): Placeholder[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    expression: (match[1] ?? '').trim(),
  }));
}

/** Puts values in the place of placeholders. In JSON they are written as JSON has them, within a string and outside. */
export function expand(template: string, resolve: Resolve, isJson: boolean): Expanded {
  const isInString = isJson ? stringTracker(template) : () => false;
  const pieces: Piece[] = [];
  let text = '';
  let at = 0;
  const add = (from: number, to: number, value: string | null) => {
    pieces.push({ expanded: text.length, from, length: to - from, isValue: value !== null });
    text += value ?? template.slice(from, to);
    at = to;
  };
  for (const placeholder of placeholdersIn(template)) {
    const resolved = resolve(placeholder.expression);
    if (!resolved.ok) return { ok: false, placeholder, why: resolved.why };
    add(at, placeholder.from, null);
    add(placeholder.from, placeholder.to, written(resolved, isJson, isInString(placeholder.from)));
  }
  add(at, template.length, null);
  return { ok: true, text, pieces };
}

/** Where in the template a place of the expanded text comes from. */
export function placeInTemplate(pieces: readonly Piece[], place: number): number {
  const piece = pieces.findLast(({ expanded }) => expanded <= place);
  if (!piece) return place;
  return piece.from + (piece.isValue ? 0 : Math.min(place - piece.expanded, piece.length));
}

function written({ value, isLiteral = false }: Extract<Resolved, { ok: true }>, isJson: boolean, isInString: boolean) {
  const plain = typeof value === 'string' ? value : jsonText(value);
  if (!isJson || (isLiteral && !isInString)) return plain;
  return isInString ? JSON.stringify(plain).slice(1, -1) : jsonText(value);
}

/** Tells whether a place of a JSON text is within a string; to be asked in order. */
function stringTracker(text: string): (place: number) => boolean {
  let at = 0;
  let isInString = false;
  return (place) => {
    for (; at < place; at++) {
      const character = text[at];
      if (character === '\\' && isInString) at++;
      else if (character === '"') isInString = !isInString;
    }
    return isInString;
  };
}
