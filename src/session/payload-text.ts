import type { Payload } from '../protocol/payload.ts';

const decoder = new TextDecoder(); // not fatal: bytes that are no UTF-8 become U+FFFD

/** The text that a filter looks at: of binary payloads, their bytes read as UTF-8. */
export const payloadText = ({ data }: Pick<Payload, 'data'>): string =>
  typeof data === 'string' ? data : decoder.decode(data);
