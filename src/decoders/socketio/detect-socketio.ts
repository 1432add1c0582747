import type { Detect } from '../decoder.ts';
import { engineQuery } from '../engineio/detect-engineio.ts';

const OPEN = /^0\{"sid":"/;
const UPGRADE = /^[23]probe$/;
const EVENT = /^4(?:2|5\d{1,3}-)(?:\/[^,]{0,200},)?\d{0,16}\["/;

/** Socket.IO: by the URL of Engine.IO, below a path that may be any; else by its first messages. */
export const detectSocketIo: Detect = (facts, { payload: { opcode, data } }) => {
  const query = engineQuery(facts);
  if (query !== undefined) return { score: 0.85, why: { source: 'url', text: query } };
  if (opcode === 'binary') return null;
  const found = (score: number, pattern: RegExp) => {
    const text = pattern.exec(data)?.[0];
    return text === undefined ? null : { score, why: { source: 'message' as const, text } };
  };
  return found(0.85, OPEN) ?? found(0.8, UPGRADE) ?? found(0.6, EVENT);
};
