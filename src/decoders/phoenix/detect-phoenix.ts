import type { Detect } from '../decoder.ts';

const VERSION = /\/websocket\?(?:[^#]*&)?(vsn=\d\.\d\.\d)(?:[&#]|$)/;
const ARRAY = /^\[(?:null|"\d{1,16}"),(?:null|"\d{1,16}"),"[^"]{1,200}","[^"]{1,200}",/;
const OBJECT = /^\{"topic":"[^"]{1,200}","event":"[^"]{1,200}","payload":/;

/** By the version in the URL or the subprotocol; without them, by the five parts of every message. */
export const detectPhoenix: Detect = ({ url, subprotocol }, { payload: { opcode, data } }) => {
  if (subprotocol === 'phoenix') return { score: 0.95, why: { source: 'subprotocol', text: subprotocol } };
  const version = VERSION.exec(url)?.[1];
  if (version !== undefined) return { score: 0.95, why: { source: 'url', text: version } };
  const text = opcode === 'text' ? (ARRAY.exec(data) ?? OBJECT.exec(data))?.[0] : undefined;
  return text === undefined ? null : { score: 0.8, why: { source: 'message', text } };
};
