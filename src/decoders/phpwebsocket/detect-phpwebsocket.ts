import type { Detect } from '../decoder.ts';

const READY = /^\{\s{0,9}"opcode"\s{0,9}:\s{0,9}"ready"/;
const OTHER = /^(?:\{\s{0,9}"opcode"\s{0,9}:\s{0,9}"(?:next|uuid|broadcast|feedback|quit)"|bufferON$|bufferOFF$)/;

/** By its greeting; in the middle, by one of the words that it has for its messages. */
export const detectPhpWebSocket: Detect = (_facts, { payload: { opcode, data } }) => {
  if (opcode === 'binary') return null;
  const ready = READY.exec(data)?.[0];
  if (ready !== undefined) return { score: 0.85, why: { source: 'message', text: ready } };
  const text = OTHER.exec(data)?.[0];
  return text === undefined ? null : { score: 0.55, why: { source: 'message', text } };
};
