import type { Payload } from '../../protocol/payload.ts';
import type { EditStep } from '../action.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** The payload with other bytes in the place of some; a text that would be none any more stays as it was. */
export function editedBytes(payload: Payload, { at, hex, remove }: Extract<EditStep, { type: 'bytes' }>): Payload {
  const before = typeof payload.data === 'string' ? encoder.encode(payload.data) : new Uint8Array(payload.data);
  const start = Math.min(before.length, at < 0 ? Math.max(0, before.length + at) : at);
  const end = Math.min(before.length, start + remove);
  const inserted = bytesOf(hex);
  const after = new Uint8Array(before.length - (end - start) + inserted.length);
  after.set(before.subarray(0, start));
  after.set(inserted, start);
  after.set(before.subarray(end), start + inserted.length);
  if (payload.opcode === 'binary') return { opcode: 'binary', data: after.buffer };
  try {
    return { opcode: 'text', data: decoder.decode(after) };
  } catch {
    return payload; // a server would close the connection: RFC 6455, section 8.1
  }
}

const bytesOf = (hex: string): Uint8Array =>
  Uint8Array.from({ length: hex.length / 2 }, (_, index) => Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16));
