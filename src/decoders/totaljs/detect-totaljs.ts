import type { Detect } from '../decoder.ts';

const BEGINNINGS: readonly (readonly [score: number, pattern: RegExp])[] = [
  [0.9, /^(?:%7B%22|%5B)/],
  [0.9, /^\{"type":"meta","name":"[^"\\]{0,100}","(?:subscribe|publish|subscribers|call)":\[/],
  [0.7, /^\{"TYPE":"/],
  [0.4, /^[^{["%]{0,100}%(?:20|22|3A|2C|7B)/],
];

/** By JSON that is percent-encoded, as a URL is, or by the name of its type; there is no handshake. */
export const detectTotalJs: Detect = (_facts, { payload: { opcode, data } }) => {
  if (opcode === 'binary') return null;
  for (const [score, pattern] of BEGINNINGS) {
    const text = pattern.exec(data)?.[0];
    if (text !== undefined) return { score, why: { source: 'message', text } };
  }
  return null;
};
