import type { Detect } from '../decoder.ts';

const MESSAGE = /^\{"(?:command":"\w{1,20}","identifier|identifier":"\{\\"channel\\)"/;

/** By the subprotocol; without it, by messages that name their channel. */
export const detectActionCable: Detect = ({ subprotocol }, { payload: { opcode, data } }) => {
  if (/^actioncable-v\d-json$/.test(subprotocol)) {
    return { score: 0.98, why: { source: 'subprotocol', text: subprotocol } };
  }
  const text = opcode === 'text' ? MESSAGE.exec(data)?.[0] : undefined;
  return text === undefined ? null : { score: 0.85, why: { source: 'message', text } };
};
