import type { Detect } from '../decoder.ts';

const VERSION = /"jsonrpc"\s{0,9}:\s{0,9}"2\.0"/;
/** The version may stand behind long parameters. */
const LOOKED_AT = 4_096;

/** By the version that every message says. */
export const detectJsonRpc: Detect = (_facts, { payload: { opcode, data } }) => {
  if (opcode === 'binary' || !/^\s{0,99}(?:\{|\[\s{0,99}\{)/.test(data)) return null;
  const text = (VERSION.exec(data.slice(0, LOOKED_AT)) ?? VERSION.exec(data.slice(-LOOKED_AT)))?.[0];
  return text === undefined ? null : { score: 0.9, why: { source: 'message', text } };
};
