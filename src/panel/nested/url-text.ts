/** Longer texts are not looked at: nobody sends them like that. */
const LONGEST = 1024 * 1024;

/** The text that percent signs stand for; null when it has none, or they stand for nothing. */
export function decodeUrl(text: string): string | null {
  if (text.length > LONGEST || !/%[0-9a-f]{2}/i.test(text)) return null;
  try {
    return decodeURIComponent(text);
  } catch {
    return null; // a URIError: not UTF-8
  }
}

/**
 * The pairs of `a=1&b=2`, or of an address that ends in them, as the text of a JSON object, in which a name may occur
 * more than once, as it may in a form; null when it is none. https://url.spec.whatwg.org/#application/x-www-form-urlencoded
 */
export function decodeForm(whole: string): string | null {
  if (whole.length > LONGEST) return null;
  const text = /^[^=&\s?#]*[?#]([^#]*)/.exec(whole)?.[1] ?? whole;
  if (!/^[^=&\s{}[\]"<>]{1,200}=[^&\s"<>]*(?:&|$)/.test(text) || /[\s"<>]/.test(text)) return null;
  const pairs = text.split('&');
  if (pairs.length < 2 && !/[%+]/.test(text)) return null; // `a=b` or the end of a base64 text
  if (pairs.some((pair) => !pair.includes('='))) return null;
  const members = [...new URLSearchParams(text)].map((pair) => pair.map((part) => JSON.stringify(part)).join(':'));
  return `{${members.join(',')}}`;
}

/** https://www.rfc-editor.org/rfc/rfc2397 */
export interface DataUrl {
  readonly isBase64: boolean;
  readonly content: string;
}

export function parseDataUrl(text: string): DataUrl | null {
  const [head = '', parameters = ''] = /^data:([^,\s]{0,200}),/i.exec(text) ?? [];
  if (head === '') return null;
  return { isBase64: /;base64$/i.test(parameters), content: text.slice(head.length) };
}
