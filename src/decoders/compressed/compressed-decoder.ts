import type { Way } from '../../protocol/from-page.ts';
import type { Decoder, DecoderInput, DecodeStream, Field, Packet } from '../decoder.ts';
import { jsonPackets } from '../json/json-packet.ts';
import { behindSpace, scanJson, scanUtf8 } from '../json/scan-json.ts';
import { LazyPacket } from '../lazy-packet.ts';
import { rawPacket } from '../raw/raw-packet.ts';
import { utf8Text } from '../utf8-text.ts';
import { shortened, valueText } from '../value-text.ts';
import { isGzip, isZlib } from './detect-compressed.ts';
import { inflateBytes } from './inflate-bytes.ts';
import { unpackGzip, unpackZlib } from './unpack-message.ts';
import { isFlushed, ZlibStream } from './zlib-stream.ts';

/** Messages in gzip, zlib or deflate, each by itself or all in one stream. What is inside is told as if it were plain. */
export const compressedDecoder: Decoder = { id: 'compressed', start: () => new CompressedStream({}) };

type Compression = 'gzip' | 'zlib' | 'deflate' | 'zlib stream';

class CompressedStream implements DecodeStream {
  /** Of each side whose messages are one stream; `lost` when there is no way on from here. */
  #streams: Partial<Record<Way, ZlibStream | 'lost'>>;

  constructor(streams: Partial<Record<Way, ZlibStream | 'lost'>>) {
    this.#streams = streams;
  }

  fork(): CompressedStream {
    return new CompressedStream({ ...this.#streams });
  }

  skip(): void {
    for (const way of ['sent', 'received'] as const) if (this.#streams[way]) this.#streams[way] = 'lost';
  }

  decode(input: DecoderInput): Packet[] {
    const { direction, payload } = input;
    if (payload.opcode === 'text') return textPackets(payload.data, null, direction) ?? [rawPacket(payload)];
    if (payload.data.byteLength === 0) return [rawPacket(payload)];
    if (payload.fullSize !== undefined) throw new Error('only the beginning of the message is here');
    const bytes = new Uint8Array(payload.data);
    const { unpacked, how } = this.#unpack(bytes, direction);
    return unpacked === null ? [] : contentPackets(unpacked, { how, size: bytes.length, direction });
  }

  #unpack(bytes: Uint8Array, direction: Way): { unpacked: Uint8Array | null; how: Compression } {
    const stream = this.#streams[direction];
    const isBeginning = isZlib(bytes) && isFlushed(bytes);
    if (isBeginning) return this.#next(new ZlibStream(), bytes.subarray(2), direction);
    if (stream === 'lost') throw new Error('what the stream refers to is not here');
    if (stream) return this.#next(stream, bytes, direction);
    if (isGzip(bytes)) return { unpacked: unpackGzip(bytes), how: 'gzip' };
    if (isZlib(bytes)) return { unpacked: unpackZlib(bytes), how: 'zlib' };
    return { unpacked: inflateBytes(bytes, true), how: 'deflate' };
  }

  #next(stream: ZlibStream, bytes: Uint8Array, direction: Way): { unpacked: Uint8Array | null; how: Compression } {
    this.#streams[direction] = 'lost'; // unless this one is well
    const { unpacked, next } = stream.push(bytes);
    this.#streams[direction] = next;
    return { unpacked, how: 'zlib stream' };
  }
}

const encoder = new TextEncoder();
/** What stands for bytes that are no UTF-8. */
const REPLACEMENT = '\ufffd';

/** Undefined when it is no UTF-8. Without an exception, which takes longer than all the rest. */
function textOf(bytes: Uint8Array): string | undefined {
  const text = utf8Text(bytes);
  if (!text.includes(REPLACEMENT)) return text;
  const again = encoder.encode(text); // the same bytes where the character itself was there
  return again.length === bytes.length && again.every((byte, index) => byte === bytes[index]) ? text : undefined;
}

/** It begins with this, and is no part of the text. */
const BYTE_ORDER_MARK = 0xef;

/** Units of a text that are looked at to name it. */
const LOOKED_AT = 256 * 1024;

/** Undefined when it is no JSON. `bytes`: its UTF-8, where that is at hand. */
function textPackets(text: string, bytes: Uint8Array | null, direction: Way): Packet[] | undefined {
  if (!/^\s{0,99}[{[]/.test(text)) return undefined;
  const isShort = bytes !== null && bytes.length <= LOOKED_AT && bytes[0] !== BYTE_ORDER_MARK;
  const scanned = isShort ? scanUtf8({ text, start: 0, end: text.length, bytes }) : scanJson(text, 0, LOOKED_AT);
  const isJson = scanned && (!scanned.isWhole || behindSpace(text, scanned.end) === text.length);
  return isJson ? jsonPackets(text, scanned, direction) : undefined;
}

interface Packed {
  readonly how: Compression;
  readonly size: number;
  readonly direction: Way;
}

function contentPackets(unpacked: Uint8Array, { how, size, direction }: Packed): Packet[] {
  const head: Field[] = [
    { name: 'compression', value: how, bytes: { start: 0, end: size } },
    { name: 'size', value: unpacked.length },
  ];
  const text = textOf(unpacked);
  const packets = text === undefined ? undefined : textPackets(text, unpacked, direction);
  if (packets && text !== undefined) {
    const summary = () => shortened(text);
    return packets.map((packet, index) => {
      const fields = () => [...head, { name: 'content', value: packet.fields()[0]?.value ?? null }];
      return new LazyPacket({ ...packet, unpacked: index === 0 ? unpacked.length : 0 }, { summary, fields });
    });
  }
  const value = text ?? unpacked.slice();
  const type = unpacked.length === 0 ? 'empty' : text === undefined ? 'binary' : 'text';
  const fields = () => [...head, { name: 'content', value }];
  return [{ type, summary: valueText(value), unpacked: unpacked.length, fields }];
}
