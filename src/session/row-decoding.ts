import { type Decoded, decodeOrRaw } from '../decoders/decode-or-raw.ts';
import type { DecoderId, DecoderInput, DecodeStream } from '../decoders/decoder.ts';
import { rawType } from '../decoders/raw/raw-packet.ts';
import type { Payload } from '../protocol/payload.ts';
import { ERROR, FAILED, HEARTBEAT } from './meaning-columns.ts';
import type { Message } from './session-event.ts';

/** The type of a message that is only a part of a packet, which ends in a later one. */
const PART = 'part';
const SUMMARY_LENGTH = 500;
/** Units of text, or bytes. */
const DECODED_LIMIT = 4 * 1024 * 1024;

export function inputOf({ direction, payload: whole, channel }: Message): DecoderInput {
  const payload = decodable(whole);
  return channel === undefined ? { direction, payload } : { direction, payload, channel };
}

/** Bytes of memory for each byte of a payload, where every two of them are a packet, or each is a value. */
const WEIGHT = 128;

/** Bytes of memory that a decoded message takes up at most. */
export function weightOf(decoded: Decoded, { payload: { data } }: Message): number {
  const length = Math.min(typeof data === 'string' ? data.length : data.byteLength, DECODED_LIMIT);
  if (decoded.kind === 'raw') return 2 * length;
  return decoded.packets.reduce((weight, { unpacked = 0 }) => weight + 2 * unpacked, WEIGHT * length);
}

/** A decoder runs in one go: it sees the beginning of what is larger. Its `fullSize` is counted in units, which is quick. */
function decodable(payload: Payload): Payload {
  const { opcode, data } = payload;
  const length = opcode === 'text' ? data.length : data.byteLength;
  if (length <= DECODED_LIMIT) return payload;
  return { opcode, data: data.slice(0, DECODED_LIMIT), fullSize: payload.fullSize ?? length } as Payload;
}

/** What the network never carried must leave no trace in the stream. */
export const decodeMessage = (decoder: DecoderId, stream: DecodeStream, message: Message): Decoded =>
  decodeOrRaw(decoder, message.discarded ? stream.fork() : stream, inputOf(message));

/** What a message is called: as its first packet that is more than a heartbeat. */
export function typeOf(decoded: Decoded, payload: Payload): string {
  if (decoded.kind === 'raw') return rawType(payload);
  const { packets } = decoded;
  if (packets.length <= 1) return packets[0]?.type ?? (rawType(payload) === 'empty' ? 'empty' : PART);
  return (packets.find(({ isHeartbeat }) => !isHeartbeat) ?? packets[0])?.type ?? PART;
}

export function flagsOf(decoded: Decoded): number {
  if (decoded.kind === 'raw') return decoded.failed ? FAILED : 0;
  const { packets } = decoded;
  const isHeartbeat = packets.length > 0 && packets.every((packet) => packet.isHeartbeat);
  return (isHeartbeat ? HEARTBEAT : 0) | (packets.some((packet) => packet.isError) ? ERROR : 0);
}

/** On one line; undefined when the payload itself says it best. */
export function summaryOf(decoded: Decoded): string | undefined {
  if (decoded.kind === 'raw') return undefined;
  const { packets } = decoded;
  if (packets.length <= 1) return packets[0]?.summary;
  let line = '';
  for (const { type, summary } of packets) {
    if (line.length > SUMMARY_LENGTH) return `${line} …`;
    line += `${line === '' ? '' : ' · '}${summary === undefined ? type : `${type} ${summary}`}`;
  }
  return line;
}
