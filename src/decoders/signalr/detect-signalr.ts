import type { Detect } from '../decoder.ts';
import { RECORD_END } from './hub-json.ts';

const HANDSHAKE = /^\{(?=[^}]{0,60}"protocol":"(?:json|messagepack)")[^}]{0,100}\}$/;
const RECORD = /^\{"type":[1-9][,}]/;

/** The handshake is not longer. */
const BEGINNING = 200;
/** Of a length, seven bits each. */
const LENGTH_BYTES = 5;
const PACKED = 'length, [type, …]';

/** By the handshake; in the middle of a connection, by the character that ends every record. */
export const detectSignalR: Detect = (_facts, { payload: { opcode, data } }) => {
  if (opcode === 'binary')
    return isPackedMessage(data) ? { score: 0.55, why: { source: 'message', text: PACKED } } : null;
  const first = data.slice(0, Math.max(0, data.slice(0, BEGINNING).indexOf(RECORD_END)));
  if (HANDSHAKE.test(first)) return { score: 1, why: { source: 'message', text: first } };
  if (!data.startsWith('{') || !data.endsWith(RECORD_END)) return null;
  const text = `${RECORD.exec(data)?.[0] ?? '{'}…\\x1e`;
  return { score: RECORD.test(data) ? 0.92 : 0.85, why: { source: 'message', text } };
};

/** A length of few bytes that fits, then an array of at most six whose first item is the number of a message type. */
function isPackedMessage(data: ArrayBuffer): boolean {
  const bytes = new Uint8Array(data, 0, Math.min(LENGTH_BYTES + 2, data.byteLength));
  let [length, at] = [0, 0];
  for (let more = true; more && at < LENGTH_BYTES; at++) {
    const byte = bytes[at] ?? 0;
    length += (byte & 0x7f) * 2 ** (7 * at);
    more = byte >= 0x80;
  }
  const [array = 0, type = 0] = bytes.subarray(at);
  const fits = length >= 2 && length <= data.byteLength - at;
  return fits && array > 0x90 && array <= 0x96 && type >= 1 && type <= 9;
}
