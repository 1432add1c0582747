import type { Detect } from '../decoder.ts';

const TARGET = /\/devtools\/(?:browser|page|iframe|worker|shared_worker|service_worker)\/[\w-]{1,64}/;
/** A domain and what it does or tells, as in no other protocol with a method: `Page.enable`. */
const METHOD = /"method"\s{0,9}:\s{0,9}"[A-Z][A-Za-z]{1,40}\.[a-z][A-Za-z]{1,60}"/;
const LOOKED_AT = 512;

/** By the path of a target, else by a command or an event. */
export const detectCdp: Detect = ({ url }, { payload: { opcode, data } }) => {
  const target = TARGET.exec(url)?.[0];
  if (target !== undefined) return { score: 0.95, why: { source: 'url', text: target } };
  if (opcode === 'binary' || !/^\s{0,99}\{/.test(data)) return null;
  const beginning = data.slice(0, LOOKED_AT);
  const text = METHOD.exec(beginning)?.[0] ?? METHOD.exec(data.slice(-LOOKED_AT))?.[0];
  return text === undefined ? null : { score: 0.75, why: { source: 'message', text } };
};
