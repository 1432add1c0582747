import type { Detect } from '../decoder.ts';

const SUBPROTOCOL = /^ocpp(?:1\.[256]|2\.\d(?:\.\d)?)$/i;
/** Actions are in PascalCase; ids have 36 characters at most. */
const CALL = /^\[\s{0,9}[26]\s{0,9},\s{0,9}"[^"\\]{1,36}"\s{0,9},\s{0,9}"[A-Z][a-z]\w{1,60}"\s{0,9},\s{0,9}\{/;
const ANSWER =
  /^\[\s{0,9}(?:3\s{0,9},\s{0,9}"[^"\\]{1,36}"\s{0,9},\s{0,9}\{|4\s{0,9},\s{0,9}"[^"\\]{1,36}"\s{0,9},\s{0,9}"\w)/;

/** By the subprotocol, which is the version and must be asked for; without it, by a message. */
export const detectOcpp: Detect = ({ subprotocol }, { payload: { opcode, data } }) => {
  if (SUBPROTOCOL.test(subprotocol)) return { score: 0.98, why: { source: 'subprotocol', text: subprotocol } };
  if (opcode === 'binary') return null;
  const call = CALL.exec(data)?.[0];
  if (call !== undefined) return { score: 0.8, why: { source: 'message', text: call } };
  const answer = ANSWER.exec(data)?.[0];
  return answer === undefined ? null : { score: 0.55, why: { source: 'message', text: answer } };
};
