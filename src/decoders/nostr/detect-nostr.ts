import type { Detect } from '../decoder.ts';

const SPACE = '\\s{0,9}';
const ID = '"[^"\\\\]{1,64}"';
const start = (...parts: readonly string[]) => new RegExp(`^\\[${SPACE}${parts.join(`${SPACE},${SPACE}`)}`);
const EVENT = `\\{${SPACE}"(?:id|pubkey|created_at|kind|tags|content|sig)"`;
const FILTER = `\\{${SPACE}(?:\\}|"(?:ids|authors|kinds|since|until|limit|search|#[a-zA-Z])")`;

/** What begins only its messages, and what others may begin with, too. */
const BEGINNINGS: readonly (readonly [score: number, pattern: RegExp])[] = [
  [0.9, start('"EVENT"', EVENT)],
  [0.9, start('"EVENT"', ID, EVENT)],
  [0.9, start('"AUTH"', EVENT)],
  [0.9, start('"OK"', '"[0-9a-f]{64}"', '(?:true|false)')],
  [0.85, start('"REQ"', ID, FILTER)],
  [0.85, start('"COUNT"', ID, FILTER)],
  [0.85, start('"NEG-OPEN"', ID, FILTER)],
  [0.7, start('"(?:EOSE|NEG-MSG|NEG-ERR|NEG-CLOSE)"', ID)],
  [0.55, start('"(?:CLOSED|COUNT)"', ID)],
  [0.45, start('"(?:NOTICE|AUTH|CLOSE)"', '"')],
];

/** By the words and forms of its messages: a relay is at any URL, and has no subprotocol. */
export const detectNostr: Detect = (_facts, { payload: { opcode, data } }) => {
  if (opcode === 'binary' || !/^\[\s{0,9}"[ACENOR]/.test(data)) return null;
  for (const [score, pattern] of BEGINNINGS) {
    const text = pattern.exec(data)?.[0];
    if (text !== undefined) return { score, why: { source: 'message', text } };
  }
  return null;
};
