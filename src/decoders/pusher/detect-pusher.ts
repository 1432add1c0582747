import type { Detect } from '../decoder.ts';

const URL_PARTS = /\/app\/[^/?#]{1,200}\?(?:[^#]{0,500}&)?protocol=\d/;
const EVENT = /^\{"event":"pusher(?:_internal)?:\w{1,50}"/;

/** By the key and the protocol number in the URL; without them, by the events that begin with its name. */
export const detectPusher: Detect = ({ url }, { payload: { opcode, data } }) => {
  const part = URL_PARTS.exec(url)?.[0];
  if (part !== undefined) return { score: 0.95, why: { source: 'url', text: part } };
  const text = opcode === 'text' ? EVENT.exec(data)?.[0] : undefined;
  return text === undefined ? null : { score: 0.92, why: { source: 'message', text } };
};
