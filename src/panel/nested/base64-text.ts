import { fromBase64 } from '../../protocol/base64.ts';
import { readableText } from './content.ts';
import { imageFacts } from './image-facts.ts';
import { packedForm } from './packed-form.ts';

/** UTF-16 units that are looked at to tell base64 from words; a multiple of 4. */
const SAMPLE = 4_096;
/** Below this, nearly any word would do. */
const SHORTEST = 8;
/** Bytes: of header, check sum, and a block with nothing in it. https://www.rfc-editor.org/rfc/rfc1950#section-2.2 */
const SHORTEST_ZLIB = 8;
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
  if (imageFacts(bytes) || isPacked(bytes)) return true;
  // A sample may end within a character.
  if ((readableText(bytes) ?? (isWhole ? null : readableText(bytes.subarray(0, bytes.length - 3)))) !== null)
    return true;
  return (
    sample.length >= LONG &&
    sample.length % 4 === 0 &&
    /[a-z]/.test(sample) &&
    /[A-Z]/.test(sample) &&
    /\d/.test(sample)
  );
}

/** One word in 2,000 has the two bytes that zlib begins with, so more is asked of it. */
function isPacked(bytes: Uint8Array): boolean {
  const form = packedForm(bytes);
  return form === 'zlib' ? bytes.length >= SHORTEST_ZLIB && hasBlock(bytes) : form !== null;
}

/** Whether what follows the header of zlib can be deflated: https://www.rfc-editor.org/rfc/rfc1951#section-3.2.3 */
function hasBlock([, , block = 0, low = 0, high = 0, lowCheck = 0, highCheck = 0]: Uint8Array): boolean {
  const type = (block >> 1) & 3;
  // A stored block says its length twice, the second time with all bits turned.
  if (type === 0) return (low ^ lowCheck) === 0xff && (high ^ highCheck) === 0xff;
  return type !== 3;
}
