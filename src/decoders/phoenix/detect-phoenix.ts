import type { Detect } from '../decoder.ts';

const VERSION = /\/websocket\?(?:[^#]*&)?(vsn=\d\.\d\.\d)(?:[&#]|$)/;
const REF = '(?:null|"\\d{1,16}")';
const ARRAY = new RegExp(`^\\[${REF},${REF},"[^"]{1,200}","[^"]{1,200}",`);
/** Version 1: all four in any order, and few others before them. */
const OBJECT = /^\{"(?:topic|event|payload|ref|join_ref)":/;
const KEYS = ['topic', 'event', 'payload', 'ref'];
/** UTF-16 units of a message that are looked at. */
const LOOKED_AT = 16 * 1024;

/** By the version in the URL or the subprotocol; without them, by the five parts of every message. */
export const detectPhoenix: Detect = ({ url, subprotocol }, { payload: { opcode, data } }) => {
  if (subprotocol === 'phoenix') return { score: 0.95, why: { source: 'subprotocol', text: subprotocol } };
  const version = VERSION.exec(url)?.[1];
  if (version !== undefined) return { score: 0.95, why: { source: 'url', text: version } };
  if (opcode === 'binary') return null;
  const text = ARRAY.exec(data)?.[0] ?? objectOf(data);
  return text === undefined ? null : { score: 0.8, why: { source: 'message', text } };
};

function objectOf(data: string): string | undefined {
  const beginning = OBJECT.test(data) ? data.slice(0, LOOKED_AT) : '';
  return KEYS.every((key) => beginning.includes(`"${key}":`)) ? `{${KEYS.join(', ')}}` : undefined;
}
