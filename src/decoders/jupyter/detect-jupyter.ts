import type { Detect } from '../decoder.ts';

export const V1 = 'v1.kernel.websocket.jupyter.org';
const CHANNELS = /\/api\/kernels\/[\w-]{1,64}\/channels(?=[?#]|$)/;
/** The header of every message, in text or in the first bytes of a binary one. */
const HEADER = /"msg_type"\s{0,9}:\s{0,9}"\w{1,60}"/;
const PARENT = /"parent_header"\s{0,9}:/;
const LOOKED_AT = 1_024;

/** By the subprotocol, or the path of a kernel; else by the headers that every message has. */
export const detectJupyter: Detect = ({ subprotocol, url }, { payload: { opcode, data } }) => {
  if (subprotocol === V1) return { score: 0.98, why: { source: 'subprotocol', text: subprotocol } };
  const path = CHANNELS.exec(url)?.[0];
  if (path !== undefined) return { score: 0.95, why: { source: 'url', text: path } };
  if (opcode === 'binary' || !data.startsWith('{')) return null;
  const ends = [data.slice(0, LOOKED_AT), data.slice(-LOOKED_AT)];
  const text = ends.map((end) => HEADER.exec(end)?.[0]).find((found) => found !== undefined);
  const isWhole = text !== undefined && ends.some((end) => PARENT.test(end));
  return isWhole ? { score: 0.9, why: { source: 'message', text } } : null;
};
