import type { Way } from '../../protocol/from-page.ts';
import type { ConnectionFacts, Decoder, DecoderInput, DecodeStream, Packet, Patience } from '../decoder.ts';
import { jsonPackets } from '../json/json-packet.ts';
import { isJson, type JsonReader, readJson, textOf } from '../json/json-reader.ts';
import { scanJson } from '../json/scan-json.ts';
import { detectStomp } from '../stomp/detect-stomp.ts';
import { stompDecoder } from '../stomp/stomp-decoder.ts';
import { shortened } from '../value-text.ts';

/** https://sockjs.github.io/sockjs-protocol/: frames of one letter from the server, lists of texts from the client. */
export const sockJsDecoder: Decoder = { id: 'sockjs', start: () => new SockJsStream() };

const LOOKED_AT = 256 * 1024;
/** What is inside has no handshake of its own. */
const INSIDE: ConnectionFacts = { url: '', subprotocol: '', api: 'WebSocket' };

/** What is inside is not STOMP: each message speaks for itself. */
const plain: DecodeStream = {
  decode: (input) => packetsOf(input, (text) => [messagePacket(text, input.direction)]),
  fork: () => plain,
};

class SockJsStream implements DecodeStream {
  /**
   * Where the messages inside are frames of STOMP, as with Spring; null where they are not. The first one tells: a text
   * of a user that begins like a frame must not make what follows look like the rest of it.
   */
  #stomp: DecodeStream | null | undefined;

  constructor(stomp?: DecodeStream) {
    this.#stomp = stomp;
  }

  get patience(): readonly Patience[] {
    return this.#stomp?.patience ?? [];
  }

  fork(): DecodeStream {
    return this.#stomp === null ? plain : new SockJsStream(this.#stomp?.fork());
  }

  skip(): void {
    this.#stomp?.skip?.();
  }

  decode(input: DecoderInput): Packet[] {
    return packetsOf(input, (text) => this.#inside(text, input.direction));
  }

  /** What is inside is the application's: it is named, and pairs, as it would without SockJS. */
  #inside(text: string, direction: Way): readonly Packet[] {
    const input: DecoderInput = { direction, payload: { opcode: 'text', data: text } };
    // Line ends alone are a heart-beat of STOMP, or say nothing; behind a frame there are no others.
    if (this.#stomp === undefined && text.trim() !== '') {
      const isFrame = text.trimEnd().endsWith('\0') && detectStomp(INSIDE, input) !== null;
      this.#stomp = isFrame ? stompDecoder.start(INSIDE) : null;
    }
    return (this.#stomp && stompPackets(this.#stomp, input)) ?? [messagePacket(text, direction)];
  }
}

/** Null for what is no frame: it is a message of the application all the same. */
function stompPackets(stomp: DecodeStream, input: DecoderInput): readonly Packet[] | null {
  try {
    return stomp.decode(input);
  } catch {
    return null; // one message must not cost the others of its frame their decoding
  }
}

type Inside = (text: string) => readonly Packet[];

/** @throws Error when it is no frame of SockJS. */
function packetsOf({ direction, payload: { opcode, data, fullSize } }: DecoderInput, inside: Inside): Packet[] {
  if (opcode === 'binary') throw new Error('SockJS has no binary messages');
  const frame = frameOf(data, direction, fullSize !== undefined);
  return Array.isArray(frame) ? frame.flatMap(inside) : [frame];
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
