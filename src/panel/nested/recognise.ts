import { mayBeJson, parseJson } from '../json/json-scanner.ts';
import { isBase64 } from './base64-text.ts';
import type { NestedForm } from './content.ts';
import { jwtJson } from './jwt.ts';
import { decodeForm, decodeUrl, parseDataUrl } from './url-text.ts';

/** UTF-16 units up to which JSON in a string is read to know that it is JSON; beyond, its beginning is believed. */
const READ = 256 * 1024;

/** What may be within a text or bytes, the likeliest first. */
export const recognise = (data: string | Uint8Array): NestedForm[] =>
  typeof data === 'string' ? inText(data) : inBytes(data);

function inText(text: string): NestedForm[] {
  if (text.length < 6) return [];
  const found: NestedForm[] = [];
  if (jwtJson(text) !== null) found.push('jwt');
  if (isContainer(text)) found.push('json');
  if (parseDataUrl(text)) found.push('data-url');
  if (isBase64(text)) found.push('base64');
  if (decodeForm(text) !== null) found.push('form');
  else if (decodeUrl(text) !== null) found.push('url');
  return found;
}

/** Scalars are JSON, too, but there is nothing to be seen in them. */
function isContainer(text: string): boolean {
  if (!/^\s{0,99}[{[]/.test(text) || !mayBeJson(text)) return false;
  return text.length > READ || parseJson(text) !== null;
}

function inBytes(bytes: Uint8Array): NestedForm[] {
  const [first = 0, second = 0, third = 0] = bytes;
  // https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1
  if (first === 0x1f && second === 0x8b && third === 8) return ['gzip'];
  // https://www.rfc-editor.org/rfc/rfc1950#section-2.2: method 8, window of 32 KiB at most, no dictionary, check bits
  const isZlib = (first & 0x0f) === 8 && first >> 4 <= 7 && (first * 256 + second) % 31 === 0 && (second & 0x20) === 0;
  return isZlib && bytes.length > 6 ? ['zlib'] : [];
}
