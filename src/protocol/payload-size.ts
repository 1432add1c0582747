import type { Payload } from './payload.ts';

const encoder = new TextEncoder();
const ASCII = /^[\0-\x7f]*$/;

/** Bytes of the whole payload on the wire: UTF-8 for text; the true size where only the beginning is here. */
export function payloadSize({ opcode, data, fullSize }: Payload): number {
  if (fullSize !== undefined) return fullSize;
  if (opcode === 'binary') return data.byteLength;
  return ASCII.test(data) ? data.length : encoder.encode(data).byteLength;
}
