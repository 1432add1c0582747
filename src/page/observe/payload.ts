import { PAYLOAD_LIMIT, PREVIEW_SIZE } from '../../protocol/limits.ts';
import type { BinaryForm } from '../../protocol/payload.ts';
import { Bytes, bufferLength, getter, isView, setBytes, sliceText, uncurry } from '../builtins.ts';
import type { HookPayload, Size } from '../journal.ts';
import { utf8Length } from '../utf8-length.ts';

/**
 * What the hook took of one message. Text is a reference and a Blob is one too (the relay reads it, later and in a
 * world of its own); other binary data is copied at once, because the page may write to it after the call.
 */
export interface Taken {
  readonly payload: HookPayload;
  readonly form: BinaryForm | null;
  /** Bytes that keeping it costs. */
  readonly cost: number;
  readonly size: Size;
}

const View = DataView;
const viewOf = (buffer: unknown) => new View(buffer as ArrayBuffer);
const blobSize = getter(Blob.prototype, 'size');
const sliceBlob = uncurry(Blob.prototype.slice as (this: Blob, start: number, end: number) => Blob);

const typedArray: Uint8Array = Object.getPrototypeOf(Uint8Array.prototype);
/** Undefined for a DataView, which has the same three fields under getters of its own. */
const typedArrayTag = getter(typedArray, Symbol.toStringTag) as (view: unknown) => string | undefined;
const fieldsOf = (owner: Uint8Array | DataView) => ({
  buffer: getter<ArrayBufferView, 'buffer'>(owner, 'buffer'),
  offset: getter<ArrayBufferView, 'byteOffset'>(owner, 'byteOffset'),
  length: getter<ArrayBufferView, 'byteLength'>(owner, 'byteLength'),
});
const typedArrayFields = fieldsOf(typedArray);
const dataViewFields = fieldsOf(DataView.prototype);

/** Undefined for everything that `send` turns into text first. */
export function takeBinary(data: unknown): Taken | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  if (isView(data)) {
    const { buffer, offset, length } = typedArrayTag(data) === undefined ? dataViewFields : typedArrayFields;
    return takeBytes(buffer(data) as ArrayBuffer, offset(data), length(data));
  }
  const length = brandCheck(bufferLength, data);
  if (length !== undefined) return takeBytes(data as ArrayBuffer, 0, length);
  const size = brandCheck(blobSize, data);
  return size === undefined ? undefined : takeBlob(data as Blob, size);
}

/** Whether `send` takes it for binary, to transmit or, when it is shared memory, to refuse it. Copies nothing. */
export function isBinary(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return false;
  return isView(data) || isBuffer(data) || brandCheck(blobSize, data) !== undefined;
}

/** Shared buffers too, whose class is out of reach in most pages. Only buffers that are not detached can be viewed. */
function isBuffer(data: object): boolean {
  return brandCheck(bufferLength, data) !== undefined || brandCheck(viewOf, data) !== undefined;
}

/** https://websockets.spec.whatwg.org/#dom-websocket-send: a string is sent as UTF-8. */
export function takeText(text: string): Taken {
  if (text.length <= PAYLOAD_LIMIT) {
    return { payload: { opcode: 'text', data: text }, form: null, cost: text.length, size: text };
  }
  const fullSize = utf8Length(text);
  // A bare slice would keep the whole text alive; a slice of the concatenation keeps a copy of the beginning only.
  const data = sliceText(` ${sliceText(text, 0, PREVIEW_SIZE)}`, 1, PREVIEW_SIZE + 1);
  return { payload: { opcode: 'text', data, fullSize }, form: null, cost: PREVIEW_SIZE, size: fullSize };
}

function takeBytes(buffer: ArrayBuffer, offset: number, length: number): Taken {
  const kept = length > PAYLOAD_LIMIT ? PREVIEW_SIZE : length;
  const copy = new Bytes(kept);
  if (kept > 0) setBytes(copy, new Bytes(buffer, offset, kept), 0); // a detached buffer is empty, and cannot be viewed
  const data = typedArrayFields.buffer(copy) as ArrayBuffer;
  return { payload: binary(data, kept, length), form: 'arraybuffer', cost: kept, size: length };
}

function takeBlob(blob: Blob, length: number): Taken {
  const kept = length > PAYLOAD_LIMIT ? PREVIEW_SIZE : length;
  const data = kept === length ? blob : sliceBlob(blob, 0, kept);
  return { payload: binary(data, kept, length), form: 'blob', cost: kept, size: length };
}

function binary<Data extends ArrayBuffer | Blob>(data: Data, kept: number, length: number) {
  return (kept === length ? { opcode: 'binary', data } : { opcode: 'binary', data, fullSize: length }) as HookPayload;
}

/** The getters check what an object is, also one of another frame. */
export function brandCheck<T>(read: (self: unknown) => T, self: object): T | undefined {
  try {
    return read(self);
  } catch {
    return undefined;
  }
}
