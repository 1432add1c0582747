import type { ConnectionFacts, Decoder, DecoderInput, DecodeStream, Packet } from '../decoder.ts';
import { rawPacket } from '../raw/raw-packet.ts';
import { jsonPackets } from './json-packet.ts';
import { behindSpace, type ScannedJson, scanJson } from './scan-json.ts';

/** UTF-16 units of a message that are looked at to say what it is. */
const LOOKED_AT = 256 * 1024;
/** Documents of one message that are told apart. */
const DOCUMENTS = 256;
const SUMMARY_LENGTH = 200;
const CONTAINER = /^\s{0,99}[{[]/;

/** Messages that are JSON, in whatever terms the application made up; the others are told by their form. */
export const jsonDecoder: Decoder = { id: 'json', start };

function start({ api }: ConnectionFacts): DecodeStream {
  const stream: DecodeStream = {
    decode(input) {
      const packets = decode(input);
      const name = api === 'EventSource' ? input.channel : undefined;
      return name === undefined ? packets : packets.map((packet) => ({ ...packet, type: name }));
    },
    fork: () => stream,
  };
  return stream;
}

/** Some servers join JSON documents with newlines: then each is a packet. */
function decode({ direction, payload }: DecoderInput): Packet[] {
  if (payload.opcode === 'binary' || !CONTAINER.test(payload.data)) return [rawPacket(payload)];
  const text = payload.data;
  const first = scan(text, 0, payload.fullSize !== undefined);
  const end = behindSpace(text, first.end);
  if (!first.isWhole || end === text.length) return jsonPackets(text, first, direction);
  return documentsOf(text).flatMap((document) =>
    jsonPackets(document, scan(document, 0, false), direction).map((packet) => ({
      ...packet,
      summary: document.slice(0, SUMMARY_LENGTH).toWellFormed(),
    })),
  );
}

function documentsOf(text: string): string[] {
  const documents: string[] = [];
  for (let at = 0; at < text.length && documents.length < DOCUMENTS; ) {
    const { end, isWhole } = scan(text, at, false);
    documents.push(text.slice(at, isWhole ? end : text.length));
    at = isWhole ? behindSpace(text, end) : text.length;
  }
  return documents;
}

function scan(text: string, from: number, isPart: boolean): ScannedJson {
  const scanned = scanJson(text, from, from + LOOKED_AT, isPart);
  if (!scanned) throw new Error('not well-formed JSON');
  return scanned;
}
