/** A place in a script; line and column from 1. */
export interface SourcePlace {
  readonly url: string;
  readonly line: number;
  readonly column: number;
}

/** One call of a stack. */
export interface StackFrame {
  /** Empty for a function without a name, and for a script's own code. */
  readonly function: string;
  /** Null for what is built into the browser. */
  readonly place: SourcePlace | null;
}

/** The name that the hook gives to its own file. */
const OURS = 'native';

/**
 * The text of a stack without the hook's own calls, and without the built-in by which it was called: neither is a call
 * of the page (tail-calls.ts).
 */
export function withoutHook(text: string): string {
  let isLeading: boolean = true;
  const isOfPage = (line: string): boolean => {
    const frame = v8Frame(line) ?? spiderMonkeyFrame(line);
    if (!frame) return true;
    if (frame.place?.url === OURS) return false;
    isLeading &&= frame.place === null && frame.function === 'Array.reduce';
    return !isLeading;
  };
  return text.split('\n').filter(isOfPage).join('\n');
}

/**
 * Reads the text of `Error.prototype.stack`, the innermost call first, in the form of V8
 * (https://v8.dev/docs/stack-trace-api) or of SpiderMonkey. What is not understood is left out.
 */
export function parseStack(text: string): StackFrame[] {
  const frames: StackFrame[] = [];
  for (const line of text.split('\n')) {
    const frame = v8Frame(line) ?? spiderMonkeyFrame(line);
    if (frame) frames.push(frame);
  }
  return frames;
}

/** `    at send (https://a.example/a.js:1:2)`, `    at https://a.example/a.js:1:2` */
function v8Frame(line: string): StackFrame | undefined {
  const call = line.trimStart();
  if (call === line || !call.startsWith('at ')) return undefined;
  const what = call.slice(3);
  const evaluated = what.indexOf(' (eval at ');
  if (evaluated >= 0) return frameOf(what.slice(0, evaluated), evalOrigin(what.slice(evaluated)));
  const bracket = what.endsWith(')') ? what.lastIndexOf(' (') : -1;
  if (bracket >= 0) return frameOf(what.slice(0, bracket), what.slice(bracket + 2, -1));
  const isPlace = placeOf(what) !== null;
  return isPlace ? frameOf('', what.startsWith('async ') ? what.slice(6) : what) : frameOf(what, '');
}

/** Where a script called `eval`: the innermost pair of brackets. The code itself has no address. */
function evalOrigin(text: string): string {
  const start = text.lastIndexOf('(') + 1;
  const end = text.indexOf(')', start);
  return end < 0 ? '' : text.slice(start, end);
}

/** `send@https://a.example/a.js:1:2`; an asynchronous call has its kind before it, and a `*`. */
function spiderMonkeyFrame(line: string): StackFrame | undefined {
  const at = line.indexOf('@');
  if (at < 0) return undefined;
  const name = line.slice(0, at);
  const place = line.slice(at + 1).replace(/ line \d+ > .*$/, evalLine);
  return placeOf(place) || place === '' ? frameOf(name.slice(name.indexOf('*') + 1), place) : undefined;
}

/** `a.js line 3 > eval:1:2` is line 3 of `a.js`. */
function evalLine(suffix: string): string {
  return `:${/\d+/.exec(suffix)?.[0] ?? '1'}:1`;
}

const frameOf = (name: string, place: string): StackFrame => ({
  function: name.startsWith('async ') ? name.slice(6) : name,
  place: placeOf(place),
});

function placeOf(text: string): SourcePlace | null {
  const parts = text.split(':');
  const column = numberOf(parts.pop());
  const line = numberOf(parts.pop());
  const url = parts.join(':');
  return line > 0 && column > 0 && url !== '' ? { url, line, column } : null;
}

/** 0 for what is no number of a line or column. */
const numberOf = (text = ''): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0);
