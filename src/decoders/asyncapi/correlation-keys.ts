import type { Way } from '../../protocol/from-page.ts';
import { otherSide, type Packet } from '../decoder.ts';
import type { Candidate } from './asyncapi-document.ts';
import { partAt } from './tell-message.ts';

/** UTF-16 units: ids are kept until they are answered. */
const LONGEST = 256;

type Keys = Pick<Packet, 'asks' | 'answers' | 'isGuess'>;

/**
 * By what a message is paired. Where no operation says who replies, a message of the page may ask, and one that somebody
 * waits for replies, as with any JSON.
 */
export function correlationKeys({ message, asks, answers }: Candidate, value: unknown, direction: Way): Keys {
  const id = message.correlation && idOf(partAt(value, message.correlation));
  if (id === null) return {};
  const asked = { by: direction, id };
  const answered = { by: otherSide(direction), id };
  if (asks !== answers) return asks ? { asks: asked } : { answers: answered };
  return { ...(asks || direction === 'sent' ? { asks: asked } : {}), answers: answered, isGuess: true };
}

/** `1` is not `"1"`. */
function idOf(part: unknown): string | null {
  const isId = typeof part === 'number' || (typeof part === 'string' && part !== '' && part.length <= LONGEST);
  return isId ? JSON.stringify(part) : null;
}
