import { PIECE_SIZE, WHOLE_LIMIT } from './limits.ts';
import { isArrayBuffer, isCount, isRecord, isText } from './parsed.ts';

/**
 * A part of a payload that was too big to travel whole, as the panel has asked for it. Offsets are UTF-16 units of a
 * text, bytes of anything else.
 */
export interface Piece<Data = string | ArrayBuffer> {
  /** As in the command that asked. */
  readonly loadId: string;
  readonly from: number;
  /** Length of the whole. */
  readonly total: number;
  /** Null: the document does not keep it any more. */
  readonly data: Data | null;
}

/** What the hook posts in answer to a `load`. */
export interface HookPiece {
  readonly piece: Piece<string | ArrayBuffer | Blob>;
}

/** Undefined when `raw` is no piece. Its bounds are kept; whether it was asked for is for the panel to know. */
export function parsePiece(raw: unknown): Piece | undefined {
  if (!isRecord(raw)) return undefined;
  const { loadId, from, total, data } = raw;
  if (!isText(loadId, 100) || !isCount(from) || !isCount(total) || total > WHOLE_LIMIT) return undefined;
  if (data === null) return { loadId, from, total, data };
  const length = typeof data === 'string' ? data.length : isArrayBuffer(data) ? data.byteLength : 0;
  if (length === 0 || length > PIECE_SIZE || from + length > total) return undefined;
  return { loadId, from, total, data: data as string | ArrayBuffer };
}
