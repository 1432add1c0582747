import type { Detect } from '../decoder.ts';
import { valueText } from '../value-text.ts';
import { readBson } from './read-bson.ts';

/** Bytes of a message that is read to recognise it. */
const LOOKED_AT = 16 * 1024;
const SHOWN = 40;

/** A document that has exactly the length that it says, and is read to its end. */
export const detectBson: Detect = (_facts, { payload: { opcode, data } }) => {
  if (opcode === 'text' || data.byteLength < 7 || data.byteLength > LOOKED_AT) return null;
  if (new DataView(data).getInt32(0, true) !== data.byteLength) return null;
  try {
    const text = valueText(readBson(new Uint8Array(data)))
      .slice(0, SHOWN)
      .toWellFormed();
    return { score: 0.45, why: { source: 'message', text } };
  } catch {
    return null; // it is something else
  }
};
