import type { Codes } from './json-codes.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;
const ZERO = 0x30;
const NINE = 0x39;
const MINUS = 0x2d;
const PLUS = 0x2b;
const POINT = 0x2e;
const LOWER_E = 0x65;
const UPPER_E = 0x45;
const LOWER_U = 0x75;

/** Plain characters of a string, one after the other, from which on they are looked at four at a time. */
const LONG = 64;

/** No token begins there, or it is malformed. */
export const INVALID = -1;
/** The token is not over at the end. */
export const CUT = -2;

const ESCAPED = new Set([...'"\\/bfnrtu'].map((character) => character.charCodeAt(0)));
const WORDS = ['true', 'false', 'null'].map((word) => [...word].map((character) => character.charCodeAt(0)));

/** Behind white space. */
export function skipSpace(codes: Codes, from: number): number {
  let at = from;
  while (at < codes.length) {
    const code = codes[at];
    if (code !== SPACE && code !== 0x0a && code !== 0x0d && code !== 0x09) break;
    at++;
  }
  return at;
}

/** Behind the string literal whose opening quote is at `start`. */
export function stringEnd(codes: Codes, start: number): number {
  let at = start + 1;
  let long = at + LONG;
  while (at < codes.length) {
    const code = codes[at] ?? 0;
    if (code === QUOTE) return at + 1;
    if (code < SPACE) return INVALID;
    if (code === BACKSLASH) {
      at = escapeEnd(codes, at);
      if (at < 0) return at;
      long = at + LONG;
    } else {
      at++;
      if (at === long && codes instanceof Uint8Array) at = behindPlain(codes, at);
    }
  }
  return CUT;
}

/** Behind the words of four bytes that are plain characters, which takes a fifth of the time that single bytes take. */
function behindPlain({ buffer, byteOffset, length }: Uint8Array, from: number): number {
  const end = (byteOffset + length) >> 2;
  const words = new Int32Array(buffer, 0, end);
  let at = (byteOffset + from) >> 2; // what it begins with, before `from`, is plain
  while (at < end && isPlain(words[at] ?? 0)) at++;
  return Math.max(from, 4 * at - byteOffset);
}

/**
 * Whether none of four bytes of UTF-8 is a quote, a backslash or a control character: what is taken away borrows the
 * highest bit of these, and of those that are not ASCII that bit is left out.
 */
function isPlain(word: number): boolean {
  const borrowed = (word - 0x20202020) | ((word ^ 0x22222222) - 0x01010101) | ((word ^ 0x5c5c5c5c) - 0x01010101);
  return (borrowed & ~word & 0x80808080) === 0;
}

function escapeEnd(codes: Codes, start: number): number {
  const code = codes[start + 1];
  if (code === undefined) return CUT;
  if (!ESCAPED.has(code)) return INVALID;
  if (code !== LOWER_U) return start + 2;
  for (let at = start + 2; at < start + 6; at++) {
    const digit = codes[at];
    if (digit === undefined) return CUT;
    if (!isDigit(digit) && !((digit | 0x20) >= 0x61 && (digit | 0x20) <= 0x66)) return INVALID;
  }
  return start + 6;
}

/** Behind the number, `true`, `false` or `null` that begins at `start`. A number that ends with the codes is cut. */
export function scalarEnd(codes: Codes, start: number): number {
  const first = codes[start];
  if (first === undefined) return CUT;
  if (first === MINUS || isDigit(first)) return numberEnd(codes, start);
  const word = WORDS.find(([letter]) => letter === first);
  if (!word) return INVALID;
  for (let index = 0; index < word.length; index++) {
    const code = codes[start + index];
    if (code === undefined) return CUT;
    if (code !== word[index]) return INVALID;
  }
  return start + word.length;
}

function numberEnd(codes: Codes, start: number): number {
  let at = codes[start] === MINUS ? start + 1 : start;
  at = codes[at] === ZERO ? at + 1 : digitsEnd(codes, at);
  if (at >= 0 && codes[at] === POINT) at = digitsEnd(codes, at + 1);
  if (at >= 0 && (codes[at] === LOWER_E || codes[at] === UPPER_E)) {
    const sign = codes[at + 1];
    at = digitsEnd(codes, sign === MINUS || sign === PLUS ? at + 2 : at + 1);
  }
  return at === codes.length ? CUT : at;
}

/** Behind one digit or more. */
function digitsEnd(codes: Codes, start: number): number {
  let at = start;
  while (at < codes.length && isDigit(codes[at] ?? 0)) at++;
  if (at > start) return at;
  return at >= codes.length ? CUT : INVALID;
}

const isDigit = (code: number): boolean => code >= ZERO && code <= NINE;
