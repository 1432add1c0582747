import type { Way } from '../../protocol/from-page.ts';
import type { ConnectionFacts, Decoder, DecoderInput, DecodeStream, Packet } from '../decoder.ts';
import { jsonPackets } from '../json/json-packet.ts';
import { isJson, type JsonReader, readJson, textOf } from '../json/json-reader.ts';
import { scanJson } from '../json/scan-json.ts';
import { detectStomp } from '../stomp/detect-stomp.ts';
import { stompDecoder } from '../stomp/stomp-decoder.ts';
import { shortened } from '../value-text.ts';

/** https://sockjs.github.io/sockjs-protocol/: frames of one letter from the server, lists of texts from the client. */
export const sockJsDecoder: Decoder = { id: 'sockjs', start: () => new SockJsStream(null) };

const LOOKED_AT = 256 * 1024;
/** What is inside has no handshake of its own. */
const INSIDE: ConnectionFacts = { url: '', subprotocol: '', api: 'WebSocket' };

class SockJsStream implements DecodeStream {
  /** Where the messages inside are frames of STOMP, as with Spring. */
  #stomp: DecodeStream | null;

  constructor(stomp: DecodeStream | null) {
    this.#stomp = stomp;
  }

  fork(): SockJsStream {
    return new SockJsStream(this.#stomp?.fork() ?? null);
  }

  skip(): void {
    this.#stomp?.skip?.();
  }

  decode({ direction, payload: { opcode, data, fullSize } }: DecoderInput): Packet[] {
    if (opcode === 'binary') throw new Error('SockJS has no binary messages');
    const frame = frameOf(data, direction, fullSize !== undefined);
    return Array.isArray(frame) ? frame.flatMap((text) => this.#inside(text, direction)) : [frame];
  }

  /** What is inside is the application's: it is named, and pairs, as it would without SockJS. */
  #inside(text: string, direction: Way): readonly Packet[] {
    const input: DecoderInput = { direction, payload: { opcode: 'text', data: text } };
    if (this.#stomp === null && detectStomp(INSIDE, input)) this.#stomp = stompDecoder.start(INSIDE);
    return this.#stomp?.decode(input) ?? [messagePacket(text, direction)];
  }
}

/** The messages of a frame, or what SockJS itself says. @throws Error when it is none. */
function frameOf(data: string, direction: Way, isPart: boolean): string[] | Packet {
  if (direction === 'sent') return data.startsWith('"') ? [bare(data)] : texts(readJson(data, isPart));
  const rest = data.slice(1);
  switch (data[0]) {
    case 'o':
    case 'h':
      if (rest !== '') break;
      return { type: data === 'o' ? 'open' : 'heartbeat', isHeartbeat: data === 'h', fields: () => [] };
    case 'a':
      return texts(readJson(rest, isPart));
    case 'm':
      return [bare(rest)];
    case 'c':
      return closePacket(readJson(rest));
  }
  throw new Error('no frame of SockJS');
}

function bare(source: string): string {
  if (!source.startsWith('"') || !isJson(source)) throw new Error('not well-formed JSON');
  return textOf(source);
}

const texts = (list: JsonReader): string[] =>
  Array.from({ length: list.size }, (_, index) => list.text(index) ?? list.source(index) ?? '');

/** JSON by its names, anything else as a text. */
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
