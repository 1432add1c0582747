import type { Detect } from '../decoder.ts';

const BEGINNING = '{"#":["';

/** By what every message begins with, in text or in bytes. */
export const detectClusterWs: Detect = (_facts, { payload: { opcode, data } }) => {
  const text =
    opcode === 'text'
      ? data
      : String.fromCharCode(...new Uint8Array(data, 0, Math.min(BEGINNING.length, data.byteLength)));
  return text.startsWith(BEGINNING) ? { score: 0.92, why: { source: 'message', text: BEGINNING } } : null;
};
