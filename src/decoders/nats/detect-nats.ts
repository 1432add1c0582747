import type { Detect } from '../decoder.ts';

/** The server speaks first, with options that no other `INFO` has. */
const INFO = /^INFO[ \t]+\{(?=[^\r\n]{0,1000}"(?:server_id|max_payload|ldm|connect_urls)")"/;
const CONNECT = /^CONNECT[ \t]+\{(?=[^\r\n]{0,1000}"(?:verbose|pedantic|protocol|lang|headers)")"/;
/** An operation whose line ends as only NATS does; its payload has the length that the line says. */
const OPERATION = /^(?:H?PUB|H?MSG)[ \t]+[^\s]{1,255}(?:[ \t]+[^\s]{1,255}){0,3}[ \t]+\d{1,9}\r\n/;
const SHORT =
  /^(?:SUB[ \t]+[^\s]{1,255}(?:[ \t]+[^\s]{1,255}){1,2}|UNSUB[ \t]+\w{1,40}(?:[ \t]+\d{1,9})?|PING|PONG|\+OK|-ERR '[^'\r\n]{0,200}')\r\n/;
const LOOKED_AT = 1_100;
const SHOWN = 40;

const FORMS: readonly (readonly [score: number, pattern: RegExp])[] = [
  [0.95, INFO],
  [0.92, CONNECT],
  [0.85, OPERATION],
  [0.7, SHORT],
];

/** By the line that an operation begins with; there is no subprotocol, and the URL may be any. */
export const detectNats: Detect = (_facts, { payload: { opcode, data } }) => {
  const first = opcode === 'text' ? data.charCodeAt(0) : new Uint8Array(data, 0, Math.min(1, data.byteLength))[0];
  if (first === undefined || !'ICHPMSU+-'.includes(String.fromCharCode(first))) return null;
  const beginning =
    opcode === 'text'
      ? data.slice(0, LOOKED_AT)
      : String.fromCharCode(...new Uint8Array(data, 0, Math.min(LOOKED_AT, data.byteLength)));
  for (const [score, pattern] of FORMS) {
    const text = pattern.exec(beginning)?.[0];
    if (text !== undefined) return { score, why: { source: 'message', text: text.trimEnd().slice(0, SHOWN) } };
  }
  return null;
};
