import type { Detect } from '../decoder.ts';

const INIT = /^\{"type":"connection_(?:init|ack)"/;
const ID = '(?:"id":"[^"]{1,100}",)?';
const OPERATION = new RegExp(
  `^\\{${ID}"type":"(?:subscribe|start)",${ID}"payload":\\{"(?:query|variables|operationName|extensions)":`,
);
/** The result of one: it has nothing that others could not have, but all of it. */
const RESULT = new RegExp(`^\\{${ID}"type":"(?:next|data)",${ID}"payload":\\{"(?:data|errors)":`);

/** By the subprotocol, which clients must ask for; without it, by its first message, an operation or a result. */
export const detectGraphQl: Detect = ({ subprotocol }, { payload: { opcode, data } }) => {
  if (/^graphql-(?:transport-)?ws$/.test(subprotocol)) {
    return { score: 0.98, why: { source: 'subprotocol', text: subprotocol } };
  }
  if (opcode === 'binary' || !data.startsWith('{"')) return null;
  const text = (INIT.exec(data) ?? OPERATION.exec(data))?.[0];
  if (text !== undefined) return { score: 0.85, why: { source: 'message', text } };
  const result = RESULT.exec(data)?.[0];
  return result === undefined ? null : { score: 0.6, why: { source: 'message', text: result } };
};
