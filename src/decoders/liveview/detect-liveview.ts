import type { Detect } from '../decoder.ts';
import { detectPhoenix } from '../phoenix/detect-phoenix.ts';

const TOPIC = /^\["?\w{1,16}"?,"?\w{1,16}"?,"(lvu?:[^"]{1,200})"/;

/** What is Phoenix, and speaks of a view or of an upload to one. */
export const detectLiveView: Detect = (facts, message) => {
  const { opcode, data } = message.payload;
  const topic = opcode === 'text' ? TOPIC.exec(data)?.[1] : undefined;
  if (topic !== undefined) return { score: 0.97, why: { source: 'message', text: topic } };
  const path = /\/live\/websocket(?=\?)/.exec(facts.url)?.[0];
  return path && detectPhoenix(facts, message) ? { score: 0.97, why: { source: 'url', text: path } } : null;
};
