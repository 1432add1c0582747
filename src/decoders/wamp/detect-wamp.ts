import type { Detect } from '../decoder.ts';

const HELLO = /^\[1,"[^"]{1,200}",\{"roles":|^\[2,\d{1,16},\{/;

/** By the subprotocol, in its JSON form; without it, by the HELLO or the WELCOME. */
export const detectWamp: Detect = ({ subprotocol }, { payload: { opcode, data } }) => {
  if (subprotocol === 'wamp.2.json') return { score: 0.98, why: { source: 'subprotocol', text: subprotocol } };
  const text = opcode === 'text' ? HELLO.exec(data)?.[0] : undefined;
  return text === undefined ? null : { score: 0.8, why: { source: 'message', text } };
};
