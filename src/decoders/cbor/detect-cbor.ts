import type { Detect } from '../decoder.ts';
import { valueText } from '../value-text.ts';
import { readCbor } from './read-cbor.ts';

/** Bytes of a message that is read to recognise it. */
const LOOKED_AT = 16 * 1024;
const SHOWN = 40;

/** A map, a list or a tagged value that is exactly the whole message, for want of a protocol that knows better. */
export const detectCbor: Detect = (_facts, { payload: { opcode, data } }) => {
  if (opcode === 'text' || data.byteLength < 3 || data.byteLength > LOOKED_AT) return null;
  const major = (new Uint8Array(data, 0, 1)[0] ?? 0) >> 5;
  if (major < 4 || major > 6) return null;
  try {
    const { value, bytes } = readCbor(new Uint8Array(data));
    const text = valueText(value).slice(0, SHOWN).toWellFormed();
    return bytes.end === data.byteLength ? { score: 0.28, why: { source: 'message', text } } : null;
  } catch {
    return null; // it is something else
  }
};
