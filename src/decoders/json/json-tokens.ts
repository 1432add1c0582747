const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;
const ZERO = 0x30;
const NINE = 0x39;
const COMMA = 0x2c;
const CLOSE_OBJECT = 0x7d;
const CLOSE_ARRAY = 0x5d;

/** No token begins there, or it is malformed. */
export const INVALID = -1;
/** The token is not over at the end. */
export const CUT = -2;

const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
const SCALAR_PART = /[-+.\w]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
/** An escape with its last character, however long. */
const ESCAPE_LENGTH = 6;

export function skipSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code !== SPACE && code !== 0x0a && code !== 0x0d && code !== 0x09) break;
    at++;
  }
  return at;
}

/** Behind the string literal whose opening quote is at `start`. */
export function stringEnd(text: string, start: number, end: number): number {
  let at = start + 1;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at + 1;
    if (code < SPACE) return INVALID;
    if (code !== BACKSLASH) at++;
    else {
      ESCAPE.lastIndex = at;
      if (!ESCAPE.test(text)) return at + ESCAPE_LENGTH > end ? CUT : INVALID;
      at = ESCAPE.lastIndex;
    }
  }
  return CUT;
}

/** Behind the number, `true`, `false` or `null` that begins at `start`. */
export function scalarEnd(text: string, start: number, end: number): number {
  const whole = wholeNumberEnd(text, start, end);
  if (whole > start) return whole;
  SCALAR.lastIndex = start;
  if (SCALAR.test(text) && SCALAR.lastIndex <= end) return SCALAR.lastIndex;
  SCALAR_PART.lastIndex = start;
  SCALAR_PART.test(text);
  return SCALAR_PART.lastIndex >= end && SCALAR_PART.lastIndex > start ? CUT : INVALID;
}

/** The numbers that are most frequent, at a third of the cost; `start` for anything else. */
function wholeNumberEnd(text: string, start: number, end: number): number {
  let at = start;
  let code = text.charCodeAt(at);
  if (code === ZERO) return start;
  while (code >= ZERO && code <= NINE && at < end) code = text.charCodeAt(++at);
  return at < end && (code === COMMA || code === CLOSE_OBJECT || code === CLOSE_ARRAY) ? at : start;
}
