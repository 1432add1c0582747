import { unreachable } from '../../protocol/parsed.ts';
import { decodeBase64 } from './base64-text.ts';
import { type Content, contentBytes, contentText, type NestedForm, readableText } from './content.ts';
import { inflate } from './inflate.ts';
import { jwtJson } from './jwt.ts';
import { decodeForm, decodeUrl, parseDataUrl } from './url-text.ts';

/** What is within `outer`, taken for `form`; null when it cannot be read as that. */
export async function openNested(outer: Content, form: NestedForm): Promise<Content | null> {
  if (form === 'gzip' || form === 'zlib' || form === 'deflate') return unpacked(outer, form);
  const text = contentText(outer);
  const data = decoded(text, form);
  return data === null ? null : { form, data, isCut: outer.isCut };
}

const FORMATS = { gzip: 'gzip', zlib: 'deflate', deflate: 'deflate-raw' } as const;

async function unpacked(outer: Content, form: keyof typeof FORMATS): Promise<Content | null> {
  const inflated = await inflate(contentBytes(outer), FORMATS[form]);
  return inflated && { form, data: textOrBytes(inflated.bytes), isCut: inflated.isCut };
}

/** A byte order mark is no part of a text: bytes that begin with it stay bytes, so that none is missing. */
function textOrBytes(bytes: Uint8Array<ArrayBuffer>): Content['data'] {
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return isMarked ? bytes : (readableText(bytes) ?? bytes);
}

/** What base64 stands for; null when it is none. */
function fromBase64(text: string): Content['data'] | null {
  const bytes = decodeBase64(text);
  return bytes ? textOrBytes(bytes) : null;
}

function decoded(text: string, form: Exclude<NestedForm, keyof typeof FORMATS>): Content['data'] | null {
  switch (form) {
    case 'json':
      return text;
    case 'jwt':
      return jwtJson(text);
    case 'base64':
      return fromBase64(text);
    case 'url':
      return decodeUrl(text);
    case 'form':
      return decodeForm(text);
    case 'data-url': {
      const url = parseDataUrl(text);
      if (!url) return null;
      return url.isBase64 ? fromBase64(url.content) : (decodeUrl(url.content) ?? url.content);
    }
    default:
      return unreachable(form);
  }
}
