import type { Detect } from '../decoder.ts';
import { RECORD_END } from './hub-json.ts';

const HANDSHAKE = /^\{(?=[^}]{0,60}"protocol":"(?:json|messagepack)")[^}]{0,100}\}$/;
const RECORD = /^\{"type":[1-9][,}]/;

/** The handshake is not longer. */
const BEGINNING = 200;
/** Of a length, seven bits each. */
const LENGTH_BYTES = 5;
/** Messages behind each other in one that are looked at. */
const LOOKED_AT = 100;
const PACKED = 'length, [type, …]';

/** By the handshake; in the middle of a connection, by the character that ends every record. */
export const detectSignalR: Detect = (_facts, { payload: { opcode, data, fullSize } }) => {
  if (opcode === 'binary') {
    const isPacked = isPackedMessages(new Uint8Array(data), fullSize ?? data.byteLength);
    return isPacked ? { score: 0.55, why: { source: 'message', text: PACKED } } : null;
  }
  const first = data.slice(0, Math.max(0, data.slice(0, BEGINNING).indexOf(RECORD_END)));
  if (HANDSHAKE.test(first)) return { score: 1, why: { source: 'message', text: first } };
  if (!data.startsWith('{') || !data.endsWith(RECORD_END)) return null;
  const text = `${RECORD.exec(data)?.[0] ?? '{'}…\\x1e`;
  return { score: RECORD.test(data) ? 0.92 : 0.85, why: { source: 'message', text } };
};

/** Messages up to the very end: what begins with the length of one may be a list by itself, `[1, [2, …]]`. */
function isPackedMessages(bytes: Uint8Array, size: number): boolean {
  let at = 0;
  for (let count = 0; at < bytes.length && count < LOOKED_AT; count++) {
    const end = packedEnd(bytes, at);
    if (end === undefined || end > size) return false;
    at = end;
  }
  return at > 0;
}

/** Where a message ends: a length, then an array of at most six whose first item is the number of a message type. */
function packedEnd(bytes: Uint8Array, start: number): number | undefined {
  let [length, at] = [0, start];
  for (let more = true; more && at < start + LENGTH_BYTES; at++) {
    const byte = bytes[at] ?? 0;
    length += (byte & 0x7f) * 2 ** (7 * (at - start));
    more = byte >= 0x80;
  }
  const [array = 0, type = 0] = bytes.subarray(at, at + 2);
  const isMessage = length >= 2 && array > 0x90 && array <= 0x96 && type >= 1 && type <= 9;
  return isMessage ? at + length : undefined;
}
