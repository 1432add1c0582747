import type { Payload } from '../../protocol/payload.ts';

export { payloadText } from '../../session/payload-text.ts';

const encoder = new TextEncoder();

/** The bytes that are here; not all of the payload when it was too big to travel. */
export const payloadBytes = ({ opcode, data }: Payload): Uint8Array =>
  opcode === 'text' ? encoder.encode(data) : new Uint8Array(data);
