import { PAYLOAD_LIMIT_MOST } from './limits.ts';
import { isArrayBuffer, isCount, isRecord } from './parsed.ts';

/**
 * The content of one message. `data` is the whole content, or its beginning when `fullSize` is there: the true size
 * in bytes (UTF-8 for text) of what was too big to travel.
 * https://www.rfc-editor.org/rfc/rfc6455#section-5.6 (text and binary are the only data opcodes)
 */
export type Payload =
  | { readonly opcode: 'text'; readonly data: string; readonly fullSize?: number }
  | { readonly opcode: 'binary'; readonly data: ArrayBuffer; readonly fullSize?: number };

/** Between hook and relay only: a Blob whose bytes nobody has read yet. */
export interface UnreadPayload {
  readonly opcode: 'binary';
  readonly data: Blob;
  readonly fullSize?: number;
}

/** Which object the page gave to `send` or got from the event. Text has only one form. */
export type BinaryForm = 'blob' | 'arraybuffer';

/** As it goes over the wire: https://webidl.spec.whatwg.org/#dfn-obtain-unicode */
export const wellFormed = (payload: Payload): Payload =>
  payload.opcode === 'text' ? { ...payload, data: payload.data.toWellFormed() } : payload;

/** Undefined when `raw` is not a payload. The result is a fresh object: nothing else of `raw` travels on. */
export function parsePayload(raw: unknown, limit = PAYLOAD_LIMIT_MOST): Payload | undefined {
  if (!isRecord(raw)) return undefined;
  const { opcode, data, fullSize } = raw;
  if (fullSize !== undefined && !isCount(fullSize)) return undefined;
  const truncated = fullSize === undefined ? {} : { fullSize };
  if (opcode === 'text' && typeof data === 'string' && data.length <= limit) {
    return { opcode, data: data.toWellFormed(), ...truncated };
  }
  if (opcode === 'binary' && isArrayBuffer(data) && data.byteLength <= limit) {
    return { opcode, data, ...truncated };
  }
  return undefined;
}
