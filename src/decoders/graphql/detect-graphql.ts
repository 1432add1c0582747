import type { Detect } from '../decoder.ts';

const INIT = /^\{"type":"connection_(?:init|ack)"/;
const OPERATION =
  /^\{(?:"id":"[^"]{1,100}",)?"type":"(?:subscribe|start)",(?:"id":"[^"]{1,100}",)?"payload":\{"query":/;

/** By the subprotocol, which clients must ask for; without it, by its first message or an operation. */
export const detectGraphQl: Detect = ({ subprotocol }, { payload: { opcode, data } }) => {
  if (/^graphql-(?:transport-)?ws$/.test(subprotocol)) {
    return { score: 0.98, why: { source: 'subprotocol', text: subprotocol } };
  }
  const text = opcode === 'text' ? (INIT.exec(data) ?? OPERATION.exec(data))?.[0] : undefined;
  return text === undefined ? null : { score: 0.85, why: { source: 'message', text } };
};
