import type { Detect } from '../decoder.ts';

const SUBPROTOCOL = /^actioncable-v\d(?:-ext)?-json$/;
/** The identifier is an object as a text; one that is only a name is that of another application. */
const NAMED = /^\{"(?:command|type)":"\w{1,30}","identifier":"\{\\"/;
/** What a client gives as a subscription is its identifier: the channel may stand behind anything. */
const CHANNEL = /^\{"identifier":"\{(?:[^"\\]|\\.){0,500}?\\"channel\\":/;
const SHOWN = '{"identifier":"{…\\"channel\\":';

/** By the subprotocol; without it, by messages that name their channel. */
export const detectActionCable: Detect = ({ subprotocol }, { payload: { opcode, data } }) => {
  if (SUBPROTOCOL.test(subprotocol)) return { score: 0.98, why: { source: 'subprotocol', text: subprotocol } };
  if (opcode === 'binary') return null;
  const text = NAMED.exec(data)?.[0] ?? (CHANNEL.test(data) ? SHOWN : undefined);
  return text === undefined ? null : { score: 0.85, why: { source: 'message', text } };
};
