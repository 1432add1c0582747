import { fromBase64 } from '../../protocol/base64.ts';
import { strictText } from './content.ts';
import { imageFacts } from './image-facts.ts';

/** UTF-16 units that are looked at to tell base64 from words; a multiple of 4. */
const SAMPLE = 4_096;
/** Below this, nearly any word would do. */
const SHORTEST = 8;
/** From here on, mixed letters and digits are more likely base64 than anything that a person wrote. */
const LONG = 40;

/** Both alphabets of RFC 4648, padding and line breaks or not. Undefined when `text` is neither. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  const plain = text
    .replace(/[\r\n\t ]+/g, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/');
  const decoded = fromBase64(plain);
  return decoded && new Uint8Array(decoded);
}

/** Whether a text is likely to be base64: it could be, and its bytes make sense or it looks like nothing else. */
export function isBase64(text: string): boolean {
  const sample = text.slice(0, SAMPLE).replace(/[\r\n]+/g, '');
  if (sample.length < SHORTEST || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(sample)) return false;
  if (/[+/]/.test(sample) && /[_-]/.test(sample)) return false;
  const isWhole = text.length <= SAMPLE;
  const bytes = decodeBase64(isWhole ? sample : sample.slice(0, sample.length - (sample.length % 4)));
  if (!bytes) return false;
  if (imageFacts(bytes) || (bytes[0] === 0x1f && bytes[1] === 0x8b)) return true;
  const text8 = strictText(bytes) ?? (isWhole ? null : strictText(bytes.subarray(0, bytes.length - 3)));
  if (text8 !== null && isReadable(text8)) return true;
  return (
    sample.length >= LONG &&
    sample.length % 4 === 0 &&
    /[a-z]/.test(sample) &&
    /[A-Z]/.test(sample) &&
    /\d/.test(sample)
  );
}

/** Whether a text has no control characters but white space. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const isReadable = (text: string) => text !== '' && !/[\0-\x08\x0e-\x1f\x7f]/.test(text);
