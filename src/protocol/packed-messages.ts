import type { Envelope } from './from-page.ts';
import { BATCH_MESSAGES, PAYLOAD_LIMIT_MOST, PROTOCOL_VERSION } from './limits.ts';
import { isArrayBuffer, isCount, isDuration, isRecord, isText, isTime } from './parsed.ts';
import type { Payload } from './payload.ts';

/**
 * The plain messages of a batch as columns. Cloning an object for each message costs 5–11 µs in each of the three
 * crossings from the page to the panel; these five values cost next to nothing.
 */
export interface PackedMessages {
  /** Doubles, `ROW_WIDTH` for each message in the order of `seq`; see `ROW`. */
  readonly rows: ArrayBuffer;
  /** By the number in a row. */
  readonly connectionIds: readonly string[];
  /** All texts, one after the other. */
  readonly text: string;
  /** All binary payloads, one after the other. */
  readonly bytes: ArrayBuffer;
}

/** What the numbers of a row are: its place in this list. */
export const ROW = {
  flags: 0,
  /** Index in `connectionIds`. */
  connection: 1,
  seq: 2,
  at: 3,
  /** UTF-16 units of a text, bytes of a binary payload. */
  length: 4,
  /** Of a sent message its `bufferedAmount`, in bytes; of a received one how long it was handled, in ms, or NaN. */
  measured: 5,
} as const;
export const ROW_WIDTH = 6;

export const SENT = 1;
export const BINARY = 2;
export const DISCARDED = 4;

/**
 * The envelopes that were packed. The page can forge anything, so every row is checked; from the first that is wrong
 * on there are none, because nobody knows where its neighbours begin. Their numbers are missing then, and shown so.
 */
export function* unpackMessages(raw: unknown): Generator<Envelope> {
  if (!isRecord(raw)) return;
  const { rows, connectionIds, text, bytes } = raw;
  if (!isArrayBuffer(rows) || !isArrayBuffer(bytes) || typeof text !== 'string' || !Array.isArray(connectionIds))
    return;
  if (rows.byteLength % 8 !== 0 || rows.byteLength > BATCH_MESSAGES * ROW_WIDTH * 8) return;
  const numbers = new Float64Array(rows);
  const partOf = LATIN1.test(text) ? (part: string) => part : narrowed;
  let textAt = 0;
  let byteAt = 0;
  for (let row = 0; row + ROW_WIDTH <= numbers.length; row += ROW_WIDTH) {
    const flags = numbers[row + ROW.flags] ?? 0;
    const connectionId: unknown = connectionIds[numbers[row + ROW.connection] ?? -1];
    const seq = numbers[row + ROW.seq];
    const at = numbers[row + ROW.at];
    const length = numbers[row + ROW.length];
    const measured = numbers[row + ROW.measured] ?? 0;
    const isSent = (flags & SENT) !== 0;
    if (!isText(connectionId, 100) || !isCount(seq) || !isTime(at) || !isCount(length)) return;
    if (isSent ? !isCount(measured) : measured < 0) return;
    const isBinary = (flags & BINARY) !== 0;
    const end = (isBinary ? byteAt : textAt) + length;
    if (length > PAYLOAD_LIMIT_MOST || end > (isBinary ? bytes.byteLength : text.length)) return;
    const payload: Payload = isBinary
      ? { opcode: 'binary', data: bytes.slice(byteAt, end) }
      : { opcode: 'text', data: partOf(text.slice(textAt, end).toWellFormed()) };
    if (isBinary) byteAt = end;
    else textAt = end;
    yield { v: PROTOCOL_VERSION, connectionId, seq, at, body: bodyOf(payload, flags, measured) };
  }
}

const LATIN1 = /^[\0-\xff]*$/;

/**
 * Engines keep a text in one byte a unit if that is enough for all of it. A part of one with other characters stays at
 * two, whatever is in it, and so does a copy of that part. What `JSON.parse` reads is measured anew in both browsers;
 * `TextDecoder` does so in Chromium only. One emoji in a batch would double what all of its messages need.
 */
const narrowed = (part: string): string => (LATIN1.test(part) ? String(JSON.parse(JSON.stringify(part))) : part);

function bodyOf(payload: Payload, flags: number, measured: number): Envelope['body'] {
  if ((flags & SENT) !== 0) {
    return { type: 'sent', payload, discarded: (flags & DISCARDED) !== 0, bufferedAmount: measured };
  }
  const handled = isDuration(measured) ? { handled: measured } : {};
  if (payload.opcode === 'text') return { type: 'received', payload, ...handled };
  return { type: 'received', payload, binaryForm: 'arraybuffer', ...handled }; // Blobs are not packed
}
