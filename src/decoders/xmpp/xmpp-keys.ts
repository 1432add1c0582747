import type { Way } from '../../protocol/from-page.ts';
import { otherSide, type Packet, type PairKey } from '../decoder.ts';
import type { XmlElement } from '../xml/read-xml.ts';
import { attributeOf } from '../xml/xml-fields.ts';

/** What asks, and belongs to no stanza, by what it asks for. SASL 2 (XEP-0388) has another word for the same. */
const ASKING: Readonly<Record<string, string>> = {
  auth: 'auth',
  authenticate: 'auth',
  enable: 'stream management',
  resume: 'stream management',
  r: 'r',
};
/** What answers that. */
const ANSWERED: Readonly<Record<string, string>> = {
  challenge: 'auth',
  continue: 'auth',
  success: 'auth',
  failure: 'auth',
  enabled: 'stream management',
  resumed: 'stream management',
  failed: 'stream management',
  a: 'r',
};
/** More comes after these. */
const PARTIAL = new Set(['challenge', 'continue']);
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
  if (name === 'response') return { continues: own('auth') };
  const asking = ASKING[name];
  if (asking !== undefined) return { asks: own(asking) };
  const asked = ANSWERED[name];
  return asked === undefined ? {} : { answers: others(asked), isPartialAnswer: PARTIAL.has(name) };
}
