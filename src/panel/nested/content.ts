/** How something stands within something else. */
export const NESTED_FORMS = ['jwt', 'json', 'data-url', 'base64', 'form', 'url', 'gzip', 'zlib', 'deflate'] as const;
export type NestedForm = (typeof NESTED_FORMS)[number];

/** What Details looks at: a payload, or what was found in it. */
export interface Content {
  /** Null for the payload itself. */
  readonly form: NestedForm | 'selection' | 'value' | null;
  readonly data: string | Uint8Array<ArrayBuffer>;
  /** Whether there is more than is here. */
  readonly isCut: boolean;
}

const decoder = new TextDecoder(); // not fatal: bytes that are no UTF-8 become U+FFFD
const strictDecoder = new TextDecoder('utf-8', { fatal: true });
const encoder = new TextEncoder();

export const contentText = ({ data }: Content): string => (typeof data === 'string' ? data : decoder.decode(data));

export const contentBytes = ({ data }: Content): Uint8Array<ArrayBuffer> =>
  typeof data === 'string' ? encoder.encode(data) : data;

/** The text that bytes are, from the first to the last; null when they are none. */
export function strictText(bytes: Uint8Array): string | null {
  try {
    return strictDecoder.decode(bytes);
  } catch {
    return null; // a TypeError: not UTF-8
  }
}

/** The text that bytes are, when there is nothing in it that cannot be read; null otherwise. */
export function readableText(bytes: Uint8Array): string | null {
  const text = strictText(bytes);
  return text !== null && isReadable(text) ? text : null;
}

/** Whether a text has no control characters but white space. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const isReadable = (text: string) => text !== '' && !/[\0-\x08\x0e-\x1f\x7f]/.test(text);
