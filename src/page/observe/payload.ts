import { PREVIEW_SIZE, WHOLE_LIMIT } from '../../protocol/limits.ts';
import type { BinaryForm } from '../../protocol/payload.ts';
import { blobSize, brandCheck, bufferLength, getter, isView, typedArray } from '../builtins.ts';
import type { HookPayload, Size } from '../journal-entry.ts';
import { copyBytes, partOf, preview } from '../payload-parts.ts';
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

/** Undefined for a DataView, which has the same three fields under getters of its own. */
const typedArrayTag = getter(typedArray, Symbol.toStringTag) as (view: unknown) => string | undefined;
const fieldsOf = (owner: Uint8Array | DataView) => ({
  buffer: getter<ArrayBufferView, 'buffer'>(owner, 'buffer'),
  offset: getter<ArrayBufferView, 'byteOffset'>(owner, 'byteOffset'),
  length: getter<ArrayBufferView, 'byteLength'>(owner, 'byteLength'),
});
const typedArrayFields = fieldsOf(typedArray);
const dataViewFields = fieldsOf(DataView.prototype);

/** What is no text must be what `takeBinary` takes. */
export const take = (data: unknown): Taken | undefined =>
  typeof data === 'string' ? takeText(data) : takeBinary(data);

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
  const payload: HookPayload = { opcode: 'text', data: text };
  if (text.length <= WHOLE_LIMIT) return { payload, form: null, cost: text.length, size: text };
  const size = utf8Length(text);
  return { payload: preview(payload, size), form: null, cost: PREVIEW_SIZE, size };
}

function takeBytes(buffer: ArrayBuffer, offset: number, length: number): Taken {
  const kept = keptOf(length);
  return { payload: binary(copyBytes(buffer, offset, kept), length), form: 'arraybuffer', cost: kept, size: length };
}

function takeBlob(blob: Blob, length: number): Taken {
  const kept = keptOf(length);
  const data = kept === length ? blob : (partOf(blob, 0, kept) as Blob);
  return { payload: binary(data, length), form: 'blob', cost: kept, size: length };
}

const keptOf = (length: number) => (length > WHOLE_LIMIT ? PREVIEW_SIZE : length);

function binary(data: ArrayBuffer | Blob, length: number): HookPayload {
  const payload = { opcode: 'binary', data } as HookPayload;
  return keptOf(length) === length ? payload : ({ ...payload, fullSize: length } as HookPayload);
}
