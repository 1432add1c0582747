import type { Detect } from '../decoder.ts';
import { valueText } from '../value-text.ts';
import { readWire } from './read-wire.ts';

/** Bytes of a message that is read to recognise it: fewer may be anything. */
const FEWEST = 6;
const LOOKED_AT = 16 * 1024;
const SHOWN = 40;
/** Nobody gives these to the fields of a message that is sent often: from 16 on they cost a byte more. */
const HIGH_NUMBER = 64;

/**
 * Two fields or more that are exactly the whole message, with low numbers. Very low: without a schema there is no sign
 * of it, and any other format knows better.
 */
export const detectProtobuf: Detect = (_facts, { payload: { opcode, data } }) => {
  if (opcode === 'text' || data.byteLength < FEWEST || data.byteLength > LOOKED_AT) return null;
  try {
    const fields = readWire(new Uint8Array(data));
    if (fields.length < 2 || fields.some(({ name }) => Number(name) > HIGH_NUMBER)) return null;
    const text = fields.map(({ name, value }) => `${name}: ${valueText(value)}`).join(', ');
    return { score: 0.15, why: { source: 'message', text: text.slice(0, SHOWN).toWellFormed() } };
  } catch {
    return null; // it is something else
  }
};
