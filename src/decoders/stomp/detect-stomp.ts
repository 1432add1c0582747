import type { Detect } from '../decoder.ts';

const FRAME = /^(?:CONNECT|STOMP|CONNECTED|SEND|SUBSCRIBE|MESSAGE)\r?\n(?=[\w-]{1,100}:)/;
/** These have the header that a broker cannot do without. */
const OTHERS =
  /^(?:(?:ACK|NACK|UNSUBSCRIBE)\r?\n(?=(?:id|message-id|subscription):)|(?:BEGIN|COMMIT|ABORT)\r?\n(?=transaction:)|RECEIPT\r?\n(?=receipt-id:))/;
const LOOKED_AT = 120;

/** By the subprotocol, which clients usually ask for; without it, by a frame. */
export const detectStomp: Detect = ({ subprotocol }, { payload: { opcode, data } }) => {
  if (/^v1[012]\.stomp$/.test(subprotocol)) return { score: 0.98, why: { source: 'subprotocol', text: subprotocol } };
  const beginning =
    opcode === 'text'
      ? data.slice(0, LOOKED_AT)
      : String.fromCharCode(...new Uint8Array(data, 0, Math.min(LOOKED_AT, data.byteLength)));
  const text = (FRAME.exec(beginning) ?? OTHERS.exec(beginning))?.[0];
  return text === undefined ? null : { score: 0.92, why: { source: 'message', text: text.trimEnd() } };
};
