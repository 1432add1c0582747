import type { Detect } from '../decoder.ts';

const FRAMING = /^\s{0,9}<(?:open|close)\s[^>]{0,500}urn:ietf:params:xml:ns:xmpp-framing/;
const STANZA = /^\s{0,9}<(?:(?:iq|message|presence)\s[^>]{0,500}["']jabber:client["']|stream:(?:features|error)[\s>])/;
const SHOWN = 40;

/** By the subprotocol, which clients must ask for; without it, by the frame of a stream or a stanza. */
export const detectXmpp: Detect = ({ subprotocol }, { payload: { opcode, data } }) => {
  if (subprotocol === 'xmpp') return { score: 0.98, why: { source: 'subprotocol', text: subprotocol } };
  if (opcode === 'binary') return null;
  const text = (FRAMING.exec(data) ?? STANZA.exec(data))?.[0];
  return text === undefined ? null : { score: 0.9, why: { source: 'message', text: text.slice(0, SHOWN) } };
};
