import { unreachable } from '../../protocol/parsed.ts';
import { decodeBase64 } from './base64-text.ts';
import { type Content, contentBytes, contentText, type NestedForm } from './content.ts';
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
  return inflated && { form, data: inflated.bytes, isCut: inflated.isCut };
}

function decoded(text: string, form: Exclude<NestedForm, keyof typeof FORMATS>): Content['data'] | null {
  switch (form) {
    case 'json':
      return text;
    case 'jwt':
      return jwtJson(text);
    case 'base64':
      return decodeBase64(text) ?? null;
    case 'url':
      return decodeUrl(text);
    case 'form':
      return decodeForm(text);
    case 'data-url': {
      const url = parseDataUrl(text);
      if (!url) return null;
      return url.isBase64 ? (decodeBase64(url.content) ?? null) : (decodeUrl(url.content) ?? url.content);
    }
    default:
      return unreachable(form);
  }
}
