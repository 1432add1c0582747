import { fromBase64, toBase64 } from '../../protocol/base64.ts';
import type { Payload } from '../../protocol/payload.ts';
import { jsonFault } from '../composing/json-fault.ts';
import { type HexError, hexOf, parseHex } from './hex.ts';

/** How a payload is typed: JSON and text are sent as text, the others as binary, packets as their encoder has it. */
export type DraftForm = PayloadForm | 'packet' | 'file';
export const PAYLOAD_FORMS = ['text', 'json', 'hex', 'base64'] as const;
export type PayloadForm = (typeof PAYLOAD_FORMS)[number];

/**
 * How the lines of a text end. An editor knows only LF: `crlf` is put back when the text is sent, `mixed` cannot be.
 */
export type LineEnds = 'lf' | 'crlf' | 'mixed';

/** A payload as it is being edited. */
export interface Draft {
  readonly form: DraftForm;
  readonly content: string;
  readonly lineEnds: LineEnds;
}

/** A draft that one payload stands for, whatever the protocol. */
export interface PayloadDraft extends Draft {
  readonly form: PayloadForm;
}

export type DraftProblem = HexError | 'base64' | 'json';
export type DraftPayload =
  | { readonly ok: true; readonly payload: Payload }
  /** `at`: where in the content, as far as that can be told. */
  | { readonly ok: false; readonly error: DraftProblem; readonly at?: number };

/** The draft that stands for `payload`. */
export function draftOf({ opcode, data }: Payload): PayloadDraft {
  if (opcode === 'binary') return { form: 'hex', content: hexOf(new Uint8Array(data)), lineEnds: 'lf' };
  return { form: 'text', content: data.replace(/\r\n?/g, '\n'), lineEnds: lineEndsOf(data) };
}

/** What a draft stands for. */
export function payloadOf({ form, content, lineEnds }: PayloadDraft): DraftPayload {
  switch (form) {
    case 'json': {
      const at = jsonFault(content);
      return at === null ? textPayload(content, lineEnds) : { ok: false, error: 'json', at };
    }
    case 'text':
      return textPayload(content, lineEnds);
    case 'base64': {
      const data = fromBase64(content.replace(/\s+/g, '').replaceAll('-', '+').replaceAll('_', '/'));
      return data ? binaryPayload(data) : { ok: false, error: 'base64', at: base64Fault(content) };
    }
    case 'hex': {
      const parsed = parseHex(content);
      return parsed.ok ? binaryPayload(parsed.bytes) : parsed;
    }
  }
}

/** Where a text that is no base64 stops being it: at a character that has no place there, or else at its end. */
function base64Fault(text: string): number {
  const wrong = text.search(/[^A-Za-z0-9+/\-_=\s]|=(?=\s*[^=\s])/);
  return wrong < 0 ? text.length : wrong;
}

const binaryPayload = (data: ArrayBuffer): DraftPayload => ({ ok: true, payload: { opcode: 'binary', data } });
const textPayload = (content: string, lineEnds: LineEnds): DraftPayload => ({
  ok: true,
  payload: { opcode: 'text', data: lineEnds === 'crlf' ? content.replaceAll('\n', '\r\n') : content },
});

/** The same bytes as a draft in another form; null when they are no text. */
export function convertPayload({ opcode, data }: Payload, form: PayloadForm): PayloadDraft | null {
  const bytes = opcode === 'text' ? new TextEncoder().encode(data) : new Uint8Array(data);
  if (form === 'hex') return draftOf({ opcode: 'binary', data: bytes.buffer });
  if (form === 'base64') return { form, content: toBase64(bytes.buffer), lineEnds: 'lf' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { ...draftOf({ opcode: 'text', data: text }), form };
  } catch {
    return null;
  }
}

function lineEndsOf(text: string): LineEnds {
  if (!text.includes('\r')) return 'lf';
  return /(^|[^\r])\n|\r(?!\n)/.test(text) ? 'mixed' : 'crlf';
}
