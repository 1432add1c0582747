import type { Payload } from '../../protocol/payload.ts';

const decoder = new TextDecoder(); // not fatal: bytes that are no UTF-8 become U+FFFD
const encoder = new TextEncoder();

/** The text that a filter looks at: of binary payloads, their bytes read as UTF-8. */
export const payloadText = ({ opcode, data }: Payload): string => (opcode === 'text' ? data : decoder.decode(data));

/** The bytes that are here; not all of the payload when it was too big to travel. */
export const payloadBytes = ({ opcode, data }: Payload): Uint8Array =>
  opcode === 'text' ? encoder.encode(data) : new Uint8Array(data);
