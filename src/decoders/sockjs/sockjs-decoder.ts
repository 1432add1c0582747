import type { Way } from '../../protocol/from-page.ts';
import type { Decoder, DecoderInput, Packet } from '../decoder.ts';
import { jsonPackets } from '../json/json-packet.ts';
import { isJson, type JsonReader, readJson, textOf } from '../json/json-reader.ts';
import { scanJson } from '../json/scan-json.ts';
import { statelessDecoder } from '../stateless-decoder.ts';
import { shortened } from '../value-text.ts';

/** https://sockjs.github.io/sockjs-protocol/: frames of one letter from the server, lists of texts from the client. */
export const sockJsDecoder: Decoder = statelessDecoder('sockjs', decode);

const LOOKED_AT = 256 * 1024;

function decode({ direction, payload: { opcode, data, fullSize } }: DecoderInput): Packet[] {
  if (opcode === 'binary') throw new Error('SockJS has no binary messages');
  const isPart = fullSize !== undefined;
  if (direction === 'sent')
    return data.startsWith('"') ? [bare(data, direction)] : texts(readJson(data, isPart), direction);
  const rest = data.slice(1);
  switch (data[0]) {
    case 'o':
    case 'h':
      if (rest !== '') break;
      return [{ type: data === 'o' ? 'open' : 'heartbeat', isHeartbeat: data === 'h', fields: () => [] }];
    case 'a':
      return texts(readJson(rest, isPart), direction);
    case 'm':
      return [bare(rest, direction)];
    case 'c':
      return [closePacket(readJson(rest))];
  }
  throw new Error('no frame of SockJS');
}

function bare(source: string, direction: Way): Packet {
  if (!source.startsWith('"') || !isJson(source)) throw new Error('not well-formed JSON');
  return messagePacket(textOf(source), direction);
}

function texts(list: JsonReader, direction: Way): Packet[] {
  return Array.from({ length: list.size }, (_, index) =>
    messagePacket(list.text(index) ?? list.source(index) ?? '', direction),
  );
}

/** What is inside is the application's: JSON is named as it would be without SockJS, and pairs as it would. */
function messagePacket(text: string, direction: Way): Packet {
  const scanned = scanJson(text, 0, LOOKED_AT);
  const [packet] = scanned?.end === text.length ? jsonPackets(text, scanned, direction) : [];
  return {
    ...(packet ?? { type: 'message', fields: () => [{ name: 'message', value: text }] }),
    summary: shortened(text),
  };
}

function closePacket(json: JsonReader): Packet {
  return {
    type: 'close',
    summary: `${json.source(0)} ${json.text(1) ?? ''}`,
    fields: () => [
      { name: 'code', value: json.number(0) ?? null },
      { name: 'reason', value: json.text(1) ?? null },
    ],
  };
}
