import type { Detect } from '../decoder.ts';

/** Some write slashes with a backslash before them, or a space behind the colon. */
const META = /"channel": ?"\\?\/meta\\?\/\w{1,30}"/;
const LOOKED_AT = 1_000;

/** By the channels that are its own; `/meta/connect` is among the first messages of every connection. */
export const detectFaye: Detect = (_facts, { payload: { opcode, data } }) => {
  if (opcode === 'binary' || !/^\[?\{"/.test(data)) return null;
  const text = META.exec(data.slice(0, LOOKED_AT))?.[0];
  return text === undefined ? null : { score: 0.93, why: { source: 'message', text } };
};
