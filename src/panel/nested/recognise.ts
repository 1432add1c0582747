import { mayBeJson, parseJson } from '../json/json-scanner.ts';
import { isBase64 } from './base64-text.ts';
import type { NestedForm } from './content.ts';
import { jwtJson } from './jwt.ts';
import { packedForm } from './packed-form.ts';
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

/** Whether a text is an object or array of JSON. Scalars are JSON, too, but there is nothing to be seen in them. */
export function isContainer(text: string): boolean {
  if (!/^\s{0,99}[{[]/.test(text) || !mayBeJson(text)) return false;
  return text.length > READ || parseJson(text) !== null;
}

function inBytes(bytes: Uint8Array): NestedForm[] {
  const form = packedForm(bytes);
  return form === 'gzip' || (form === 'zlib' && bytes.length > 6) ? [form] : [];
}
