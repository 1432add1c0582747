import type { Detect } from '../decoder.ts';

const SPACE = '\\s{0,9}';
const start = (...parts: readonly string[]) => new RegExp(`^\\[${SPACE}${parts.join(`${SPACE},${SPACE}`)}`);
const NUMBER = '\\d{1,16}';
const OPTIONS = '\\{[^{}]{0,200}\\}';
/** Of a topic or a procedure: `com.myapp.topic1`. */
const URI = '"[\\w-]{1,60}(?:\\.[\\w-]{0,60}){1,20}"';

/** What begins only its messages, and what others may begin with, too. */
const BEGINNINGS: readonly (readonly [score: number, pattern: RegExp])[] = [
  [0.8, start('1', '"[^"]{1,200}"', `\\{[^\\]]{0,200}"roles"`)],
  [0.8, start('2', NUMBER, '\\{')],
  [0.8, start('(?:16|32|48|64)', NUMBER, OPTIONS, URI)],
  [0.8, start('8', '(?:16|32|34|48|64|66|68)', NUMBER, OPTIONS, URI)],
  [0.55, start('36', NUMBER, NUMBER, OPTIONS)],
  [0.55, start('68', NUMBER, NUMBER, OPTIONS)],
];

/** By the subprotocol, which says what messages are written in; without it, by a message that names a URI or what the router has granted. */
export const detectWamp: Detect = ({ subprotocol }, { payload: { opcode, data } }) => {
  if (/^wamp\.2\.(?:json|msgpack|cbor)$/.test(subprotocol))
    return { score: 0.98, why: { source: 'subprotocol', text: subprotocol } };
  if (opcode === 'binary' || !/^\[\s{0,9}[1-8]/.test(data)) return null;
  for (const [score, pattern] of BEGINNINGS) {
    const text = pattern.exec(data)?.[0];
    if (text !== undefined) return { score, why: { source: 'message', text } };
  }
  return null;
};
