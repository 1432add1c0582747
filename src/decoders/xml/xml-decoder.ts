import type { Decoder, DecoderInput, Packet } from '../decoder.ts';
import { limitPackets } from '../packet-limit.ts';
import { rawPacket } from '../raw/raw-packet.ts';
import { statelessDecoder } from '../stateless-decoder.ts';
import { readXml } from './read-xml.ts';
import { localName, xmlFields } from './xml-fields.ts';

const ERRORS = new Set(['error', 'fault']);
const HEARTBEATS = new Set(['ping', 'pong', 'heartbeat']);

/** Messages that are XML, in whatever terms the application made up; the others are told by their form. */
export const xmlDecoder: Decoder = statelessDecoder('xml', ({ payload }: DecoderInput): Packet[] => {
  if (payload.opcode === 'binary' || !/^\s{0,99}</.test(payload.data)) return [rawPacket(payload)];
  const elements = readXml(payload.data, payload.fullSize !== undefined);
  limitPackets(elements.length);
  return elements.map((element) => {
    const name = localName(element).toLowerCase();
    return {
      type: element.name,
      isError: ERRORS.has(name),
      isHeartbeat: HEARTBEATS.has(name),
      fields: () => [{ name: element.name, value: xmlFields(element) }],
    };
  });
});
