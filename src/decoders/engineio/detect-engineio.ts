import type { ConnectionFacts, Detect } from '../decoder.ts';

const TRANSPORT = /[?&]EIO=\d(?:&|$)/;
/** Carried by a message, what is no packet of Socket.IO. */
const OTHER_MESSAGE = /^4(?![0-6](?:$|[\d/[{"]))/;

/** The part of the URL that only Engine.IO has; undefined when it is not there. */
export const engineQuery = ({ url }: ConnectionFacts): string | undefined =>
  TRANSPORT.exec(url)?.[0].replace(/^[?&]|&$/g, '');

/** Engine.IO without Socket.IO: sure only when a message carries something else. */
export const detectEngineIo: Detect = (facts, { payload: { opcode, data } }) => {
  const query = engineQuery(facts);
  if (query === undefined) return null;
  const isOther = opcode === 'text' && OTHER_MESSAGE.test(data);
  return { score: isOther ? 0.97 : 0.8, why: { source: 'url', text: query } };
};
