import { isRecord } from '../../protocol/parsed.ts';
import { decodeBase64 } from './base64-text.ts';
import { strictText } from './content.ts';

const LONGEST = 64 * 1024;
const FORM = /^(?:Bearer )?([\w-]{4,})\.([\w-]{2,})\.([\w-]*)$/;

/**
 * Header, payload and signature of a token as one JSON text; null when a text is no JWT. Nobody checks the signature:
 * that takes the key. https://www.rfc-editor.org/rfc/rfc7519
 */
export function jwtJson(text: string): string | null {
  if (text.length > LONGEST) return null;
  const [, head = '', body = '', signature = ''] = FORM.exec(text.trim()) ?? [];
  const header = jsonOf(head);
  const payload = jsonOf(body);
  if (!header || !payload || !isRecord(header.value) || typeof header.value.alg !== 'string') return null;
  return `{"header":${header.text},"payload":${payload.text},"signature":${JSON.stringify(signature)}}`;
}

/** In ms since the Unix epoch; null where none is given. */
export interface JwtTimes {
  readonly issuedAt: number | null;
  readonly notBefore: number | null;
  readonly expires: number | null;
}

/** From when to when the token holds whose `jwtJson` this is. */
export function jwtTimes(json: string): JwtTimes {
  const token: unknown = JSON.parse(json);
  const payload = isRecord(token) && isRecord(token.payload) ? token.payload : {};
  return { issuedAt: timeOf(payload.iat), notBefore: timeOf(payload.nbf), expires: timeOf(payload.exp) };
}

function jsonOf(part: string): { readonly text: string; readonly value: unknown } | null {
  const bytes = part === '' ? undefined : decodeBase64(part);
  const text = bytes ? strictText(bytes) : null;
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return { text, value };
  } catch {
    return null; // a SyntaxError: no JSON
  }
}

const timeOf = (seconds: unknown): number | null =>
  typeof seconds === 'number' && Number.isFinite(seconds) ? seconds * 1_000 : null;
