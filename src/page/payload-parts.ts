import { PREVIEW_SIZE } from '../protocol/limits.ts';
import {
  Bytes,
  blobSize,
  brandCheck,
  bufferLength,
  bufferOf,
  hasOwn,
  setBytes,
  sliceText,
  uncurry,
} from './builtins.ts';
import type { HookPayload } from './journal-entry.ts';

type Data = HookPayload['data'];

const sliceBlob = uncurry(Blob.prototype.slice as (this: Blob, start: number, end: number) => Blob);

const { max, min } = Math;

/** Whether only its beginning is here. */
export const isCut = (payload: HookPayload): boolean => hasOwn(payload, 'fullSize');

/** A copy: not through `ArrayBuffer.prototype.slice`, which asks the page for a constructor. */
export function copyBytes(buffer: ArrayBuffer, from: number, length: number): ArrayBuffer {
  const copy = new Bytes(max(length, 0));
  if (length > 0) setBytes(copy, new Bytes(buffer, from, length), 0); // a detached buffer is empty, and cannot be viewed
  return bufferOf(copy) as ArrayBuffer;
}

/** Undefined for a Blob. The getter checks what an object is, also one of another frame. */
const bufferSize = (data: ArrayBuffer | Blob): number | undefined => brandCheck(bufferLength, data);

/** UTF-16 units of a text, bytes of anything else. */
export const lengthOf = (data: Data): number =>
  typeof data === 'string' ? data.length : (bufferSize(data) ?? blobSize(data));

/** At most `length` of it, from `from` on; empty beyond its end. */
export function partOf(data: Data, from: number, length: number): Data {
  if (typeof data === 'string') return sliceText(data, from, from + length);
  const size = bufferSize(data);
  if (size === undefined) return sliceBlob(data as Blob, from, from + length);
  return copyBytes(data as ArrayBuffer, min(from, size), min(length, size - from));
}

/** Only its beginning. `fullSize`: bytes of the whole. */
export function preview({ opcode, data }: HookPayload, fullSize: number): HookPayload {
  // A bare slice would keep the whole text alive; a slice of the concatenation keeps a copy of the beginning only.
  const part = typeof data === 'string' ? ` ${partOf(data, 0, PREVIEW_SIZE)}` : partOf(data, 0, PREVIEW_SIZE);
  return { opcode, data: typeof part === 'string' ? sliceText(part, 1, part.length) : part, fullSize } as HookPayload;
}
