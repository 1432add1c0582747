import { literal, literalText, phraseEnd } from './lexemes.ts';
import type { Path, Step } from './path.ts';

const NAME = /[\p{L}\p{N}_$-]/u;

export interface PathLexeme {
  readonly path: Path;
  readonly end: number;
  /** Where a step is expected and there is none; undefined when all is well. */
  readonly mistakeAt?: number;
}

/**
 * `$`, `$.a`, `$["a b"]`, `$[0]`, `$[-1]`, `$[*]`, `$.*`, `$..a`, and as others write it `$['a b']`, `$[]`, `$.[0]`; the
 * `$` is at `at`.
 */
export function parsePath(text: string, at: number): PathLexeme {
  const path: Step[] = [];
  let end = at + 1;
  for (;;) {
    const isDeep = text.startsWith('..', end);
    const isDot = isDeep || text[end] === '.';
    if (!isDot && text[end] !== '[') return { path, end };
    const start = end + (isDeep ? 2 : isDot ? 1 : 0);
    const found = isDot && text[start] !== '[' ? nameStep(text, start) : bracketStep(text, start);
    if (!found) return { path, end: start, mistakeAt: start };
    if (isDeep) path.push({ type: 'deep' });
    path.push(found.step);
    end = found.end;
  }
}

type Found = { readonly step: Step; readonly end: number } | undefined;

function nameStep(text: string, at: number): Found {
  if (text[at] === '*') return { step: { type: 'each' }, end: at + 1 };
  let end = at;
  for (let next = characterAt(text, end); NAME.test(next); next = characterAt(text, end)) end += next.length;
  return end === at ? undefined : { step: { type: 'name', name: text.slice(at, end) }, end };
}

/** A whole character: letters may be two units. */
const characterAt = (text: string, at: number): string =>
  at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 0) : '';

function bracketStep(text: string, at: number): Found {
  const inside = at + 1;
  if (text[inside] === '"' || text[inside] === "'") {
    const close = phraseEnd(text, inside);
    if (close < 0 || text[close] !== ']') return undefined;
    return { step: { type: 'name', name: literalText(text.slice(inside, close)) }, end: close + 1 };
  }
  const close = text.indexOf(']', inside);
  const content = close < 0 || close - inside > 12 ? '' : text.slice(inside, close);
  if (content === '*' || close === inside) return { step: { type: 'each' }, end: close + 1 };
  return /^-?\d{1,9}$/.test(content)
    ? { step: { type: 'index', index: Number(content) || 0 }, end: close + 1 }
    : undefined;
}

const IS_NAME = /^[\p{L}\p{N}_$-]+$/u;

export function printPath(path: Path): string {
  let text = '$';
  let dot = '.';
  for (const step of path) {
    if (step.type === 'deep') dot = '..';
    else {
      text += printStep(step, dot);
      dot = '.';
    }
  }
  return text;
}

function printStep(step: Exclude<Step, { type: 'deep' }>, dot: string): string {
  const before = dot === '..' ? dot : '';
  if (step.type === 'each') return `${before}[*]`;
  if (step.type === 'index') return `${before}[${step.index}]`;
  return IS_NAME.test(step.name) ? `${dot}${step.name}` : `${before}[${literal(step.name)}]`;
}
