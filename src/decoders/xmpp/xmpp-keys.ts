import type { Way } from '../../protocol/from-page.ts';
import { otherSide, type Packet, type PairKey } from '../decoder.ts';
import type { XmlElement } from '../xml/read-xml.ts';
import { attributeOf } from '../xml/xml-fields.ts';

/** What belongs to no stanza: what asks, by what answers it. */
const ANSWERED: Readonly<Record<string, string>> = {
  challenge: 'auth',
  success: 'auth',
  failure: 'auth',
  enabled: 'enable',
  resumed: 'resume',
  failed: 'enable',
  a: 'r',
};
const ASKING = new Set(Object.values(ANSWERED));
/** Either side may begin: whoever comes second answers. */
const MUTUAL = new Set(['open', 'close']);

/**
 * An `iq` is answered by its id (RFC 6120, section 8.2.3), authentication (section 6) and stream management (XEP-0198)
 * by the next word of theirs.
 */
export function xmppKeys(element: XmlElement, kind: string | undefined, direction: Way): Partial<Packet> {
  const { name } = element;
  const own = (id: string): PairKey => ({ by: direction, id });
  const others = (id: string): PairKey => ({ by: otherSide(direction), id });
  if (name === 'iq') {
    const id = `iq ${attributeOf(element, 'id') ?? ''}`;
    return kind === 'get' || kind === 'set' ? { asks: own(id) } : { answers: others(id) };
  }
  if (MUTUAL.has(name)) return { answers: others(name), asks: own(name) };
  if (ASKING.has(name)) return { asks: own(name) };
  const asked = ANSWERED[name];
  return asked === undefined ? {} : { answers: others(asked), isPartialAnswer: name === 'challenge' };
}
