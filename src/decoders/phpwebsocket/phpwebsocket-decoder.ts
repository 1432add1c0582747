import type { Way } from '../../protocol/from-page.ts';
import type { Decoder, DecoderInput, DecodeStream, Packet } from '../decoder.ts';
import { nameOf } from '../json/json-names.ts';
import { isJson, type JsonReader, readJson } from '../json/json-reader.ts';
import { rawPacket } from '../raw/raw-packet.ts';
import { shortened } from '../value-text.ts';

/** https://github.com/napengam/phpWebSocketServer: JSON with an `opcode`, long messages in chunks between two words. */
export const phpWebSocketDecoder: Decoder = { id: 'phpwebsocket', start: () => new PhpWebSocketStream({}) };

/** UTF-16 units that are kept of a message in chunks. */
const LONGEST = 16 * 1024 * 1024;

class PhpWebSocketStream implements DecodeStream {
  /** The chunks so far, of each side that sends some. */
  #chunks: Partial<Record<Way, string>>;

  constructor(chunks: Partial<Record<Way, string>>) {
    this.#chunks = chunks;
  }

  fork(): PhpWebSocketStream {
    return new PhpWebSocketStream({ ...this.#chunks });
  }

  skip(): void {
    this.#chunks = {};
  }

  decode({ direction, payload }: DecoderInput): Packet[] {
    if (payload.opcode === 'binary') return [rawPacket(payload)];
    return [
      { ...this.#read(payload.data, direction, payload.fullSize !== undefined), ...keysOf(payload.data, direction) },
    ];
  }

  #read(text: string, direction: Way, isPart: boolean): Packet {
    const before = this.#chunks[direction];
    if (text === 'bufferON') {
      this.#chunks[direction] = '';
      return { type: text, fields: () => [] };
    }
    if (text === 'bufferOFF') {
      delete this.#chunks[direction];
      return joinedPacket(before ?? '');
    }
    if (before === undefined) return isText(text) ? rawPacket({ opcode: 'text', data: text }) : packetOf(text, isPart);
    if (before.length + text.length > LONGEST) throw new Error('a message in chunks is longer than anyone waits for');
    this.#chunks[direction] = before + text;
    return { type: 'chunk', summary: shortened(text), fields: () => [{ name: 'chunk', value: text }] };
  }
}

/** What ends a message in chunks is that message. */
function joinedPacket(text: string): Packet {
  return {
    type: nameOf(text) ?? 'bufferOFF',
    summary: shortened(text),
    fields: () => [
      { name: 'word', value: 'bufferOFF' },
      { name: 'message', value: isJson(text) ? { json: text } : text },
    ],
  };
}

const isText = (text: string): boolean => !/^\s{0,99}\{/.test(text);

function packetOf(text: string, isPart: boolean): Packet {
  const json = readJson(text, isPart);
  const type = json.text('opcode');
  if (type === undefined) throw new Error('no opcode of the PHP WebSocket server');
  return {
    type,
    summary: shortened(saidBy(json)),
    isError: type === 'error',
    fields: () => json.fields(...json.keys()),
  };
}

const saidBy = (json: JsonReader): string => json.text('message') ?? json.source('message') ?? json.text('os') ?? '';

/** A client sends one message at a time: the server says `next` when it has taken it. */
function keysOf(text: string, direction: Way): Partial<Packet> {
  if (direction === 'sent') return { asks: { by: 'sent', id: 'next' } };
  return /^\s{0,9}\{\s{0,9}"opcode"\s{0,9}:\s{0,9}"next"/.test(text) ? { answers: { by: 'sent', id: 'next' } } : {};
}
