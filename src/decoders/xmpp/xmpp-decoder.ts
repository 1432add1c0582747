import type { Way } from '../../protocol/from-page.ts';
import type { Decoder, DecoderInput, Packet } from '../decoder.ts';
import { limitPackets } from '../packet-limit.ts';
import { statelessDecoder } from '../stateless-decoder.ts';
import { shortened } from '../value-text.ts';
import { readXml, type XmlElement } from '../xml/read-xml.ts';
import { attributeOf, elementsIn, localName, textIn, xmlFields } from '../xml/xml-fields.ts';
import { xmppKeys } from './xmpp-keys.ts';

/** https://www.rfc-editor.org/rfc/rfc7395: each message is one element of a stream of XMPP (RFC 6120). */
export const xmppDecoder: Decoder = statelessDecoder('xmpp', decode);

const FAILURES = new Set(['stream:error', 'failure', 'failed']);

function decode({ direction, payload: { opcode, data, fullSize } }: DecoderInput): Packet[] {
  if (opcode === 'binary') throw new Error('XMPP has no binary messages');
  if (data.trim() === '') return [{ type: 'white space', isHeartbeat: true, fields: () => [] }];
  const elements = readXml(data, fullSize !== undefined);
  limitPackets(elements.length);
  return elements.map((element) => packetOf(element, direction));
}

function packetOf(element: XmlElement, direction: Way): Packet {
  const { name } = element;
  const kind = attributeOf(element, 'type');
  return {
    type: name === 'iq' && kind !== undefined ? `iq ${kind}` : name,
    summary: shortened(summaryOf(element)),
    isHeartbeat: name === 'iq' && elementsIn(element).some((child) => attributeOf(child, 'xmlns') === 'urn:xmpp:ping'),
    isError: kind === 'error' || FAILURES.has(name),
    ...xmppKeys(element, kind, direction),
    fields: () => [{ name, value: xmlFields(element) }],
  };
}

/** Of a message its body, of an error what went wrong, of anything else what is in it. */
function summaryOf(element: XmlElement): string {
  const about = [attributeOf(element, 'to') ?? attributeOf(element, 'from')];
  const children = elementsIn(element);
  const body = children.find(({ name }) => name === 'body');
  const error = element.name === 'stream:error' ? element : children.find(({ name }) => name === 'error');
  if (error) about.push(elementsIn(error).map(saidBy).join(' '));
  else if (body) about.push(textIn(body));
  else about.push(children.length > 0 ? children.map(childText).join(' ') : textIn(element));
  return about.filter((part) => part !== undefined && part !== '').join(' ');
}

/** A condition by its name, and the text beside it. */
const saidBy = (element: XmlElement): string => (localName(element) === 'text' ? textIn(element) : localName(element));

function childText(element: XmlElement): string {
  const [namespace, text] = [attributeOf(element, 'xmlns'), textIn(element).trim()];
  return [localName(element), namespace, text].filter((part) => part !== undefined && part !== '').join(' ');
}
