import { toBase64 } from '../../protocol/base64.ts';
import { mayBeJson, parseJson } from '../json/json-scanner.ts';
import { compactJson, prettyJson } from '../json/pretty-json.ts';
import { hexOf } from '../text/hex.ts';
import { cArray, scriptArray, uint8Array } from './byte-arrays.ts';
import { curlCommand, isForWscat, scriptSnippet, websocatCommand, wscatCommand } from './commands.ts';

/** What is copied, and where it was sent. */
export interface CopiedMessage {
  /** Null for what is binary. */
  readonly text: string | null;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly url: string;
  /** What the page asked for. */
  readonly subprotocols: readonly string[];
}

/** Forms, in the order of their menu. */
const COPY_FORMS = [
  ...(['text', 'pretty', 'compact', 'hex', 'base64'] as const),
  ...(['c', 'array', 'uint8array', 'snippet'] as const),
  ...(['wscat', 'websocat', 'curl'] as const),
] as const;
export type CopyForm = (typeof COPY_FORMS)[number];

const decoder = new TextDecoder();

/** The message in a form; null where it has no such form. */
const WRITERS: Readonly<Record<CopyForm, (message: CopiedMessage) => string | null>> = {
  text: ({ text, bytes }) => text ?? decoder.decode(bytes),
  pretty: (message) => jsonOf(message, prettyJson),
  compact: (message) => jsonOf(message, compactJson),
  hex: ({ bytes }) => hexOf(bytes),
  base64: ({ bytes }) => toBase64(bytes.slice().buffer),
  c: ({ bytes }) => cArray(bytes),
  array: ({ bytes }) => scriptArray(bytes),
  uint8array: ({ bytes }) => uint8Array(bytes),
  snippet: scriptSnippet,
  wscat: wscatCommand,
  websocat: websocatCommand,
  curl: curlCommand,
};

export const copiedAs = (message: CopiedMessage, form: CopyForm): string | null => WRITERS[form](message);

/** Forms that a message may have, without writing it. */
export function formsOf(message: CopiedMessage): CopyForm[] {
  const isJson = message.text !== null && mayBeJson(message.text);
  const without = new Set<CopyForm>([
    ...(isJson ? [] : (['pretty', 'compact'] as const)),
    ...(isForWscat(message) ? [] : ['wscat' as const]),
  ]);
  return COPY_FORMS.filter((form) => !without.has(form));
}

function jsonOf({ text }: CopiedMessage, write: (json: string) => string): string | null {
  return text !== null && parseJson(text) ? write(text) : null;
}
