import { PAYLOAD_LIMIT } from '../../protocol/limits.ts';
import type { Payload } from '../../protocol/payload.ts';
import { type HexError, hexOf, parseHex } from './hex.ts';

/** How a payload is typed: text is sent as text, hex as binary, packets as their encoder has it. */
export type DraftForm = PayloadForm | 'packet';
export type PayloadForm = 'text' | 'hex';

/**
 * How the lines of a text end. A text box knows only LF: `crlf` is put back when the text is sent, `mixed` cannot be.
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

export type DraftProblem = HexError | 'too-long';
export type DraftPayload =
  | { readonly ok: true; readonly payload: Payload }
  | { readonly ok: false; readonly error: DraftProblem };

/** The draft that stands for `payload`. */
export function draftOf({ opcode, data }: Payload): PayloadDraft {
  if (opcode === 'binary') return { form: 'hex', content: hexOf(new Uint8Array(data)), lineEnds: 'lf' };
  return { form: 'text', content: data.replace(/\r\n?/g, '\n'), lineEnds: lineEndsOf(data) };
}

/** What a draft stands for. */
export function payloadOf({ form, content, lineEnds }: PayloadDraft): DraftPayload {
  if (form === 'text') {
    const data = lineEnds === 'crlf' ? content.replaceAll('\n', '\r\n') : content;
    return data.length > PAYLOAD_LIMIT
      ? { ok: false, error: 'too-long' }
      : { ok: true, payload: { opcode: 'text', data } };
  }
  const parsed = parseHex(content);
  if (!parsed.ok) return parsed;
  if (parsed.bytes.byteLength > PAYLOAD_LIMIT) return { ok: false, error: 'too-long' };
  return { ok: true, payload: { opcode: 'binary', data: parsed.bytes } };
}

/** The same bytes as a draft in another form; null when they are no text. */
export function convertPayload({ opcode, data }: Payload, form: PayloadForm): PayloadDraft | null {
  const bytes = opcode === 'text' ? new TextEncoder().encode(data) : new Uint8Array(data);
  if (form === 'hex') return draftOf({ opcode: 'binary', data: bytes.buffer });
  try {
    return draftOf({ opcode: 'text', data: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) });
  } catch {
    return null;
  }
}

function lineEndsOf(text: string): LineEnds {
  if (!text.includes('\r')) return 'lf';
  return /(^|[^\r])\n|\r(?!\n)/.test(text) ? 'mixed' : 'crlf';
}
