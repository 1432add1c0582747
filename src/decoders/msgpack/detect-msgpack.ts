import type { Detect } from '../decoder.ts';
import { valueText } from '../value-text.ts';
import { readMsgpack } from './read-msgpack.ts';

/** Bytes of a message that is read to recognise it. */
const LOOKED_AT = 16 * 1024;
const SHOWN = 40;

/** A map or a list that is exactly the whole message. Low: any protocol on top of it knows better. */
export const detectMsgpack: Detect = (_facts, { payload: { opcode, data } }) => {
  if (opcode === 'text' || data.byteLength < 3 || data.byteLength > LOOKED_AT) return null;
  const [first = 0] = new Uint8Array(data, 0, 1);
  if (!((first >= 0x80 && first < 0xa0) || (first >= 0xdc && first <= 0xdf))) return null;
  try {
    const { value, bytes } = readMsgpack(new Uint8Array(data));
    const text = valueText(value).slice(0, SHOWN).toWellFormed();
    return bytes.end === data.byteLength ? { score: 0.3, why: { source: 'message', text } } : null;
  } catch {
    return null; // it is something else
  }
};
