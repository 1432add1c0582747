import type { Detect } from '../decoder.ts';

const BEGINNING = /^\s{0,99}(?:\{\s{0,99}["}]|\[\s{0,99}[[{"\]\-\dtfn])/;
const SHOWN = 20;

/** Text that begins like an object or an array. Low: any protocol that is made of JSON knows better. */
export const detectJson: Detect = (_facts, { payload: { opcode, data } }) => {
  if (opcode !== 'text' || !BEGINNING.test(data)) return null;
  return { score: 0.2, why: { source: 'message', text: data.slice(0, SHOWN).toWellFormed() } };
};
