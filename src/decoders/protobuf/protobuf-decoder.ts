import type { Decoder, DecoderInput, Packet } from '../decoder.ts';
import { limitPackets } from '../packet-limit.ts';
import { rawPacket } from '../raw/raw-packet.ts';
import { statelessDecoder } from '../stateless-decoder.ts';
import { utf8Text } from '../utf8-text.ts';
import { GRPC_WEBSOCKETS } from './detect-protobuf.ts';
import { grpcFrames, HEADERS } from './grpc-frames.ts';
import { partPacket, textPacket } from './grpc-packet.ts';
import { wirePacket } from './wire-packet.ts';

/** Binary messages that are Protobuf, or gRPC with it, as far as they can be read without their schema. */
export const protobufDecoder: Decoder = {
  id: 'protobuf',
  start: (facts) => (facts.subprotocol === GRPC_WEBSOCKETS ? calls : messages).start(facts),
};

const messages = statelessDecoder('protobuf', ({ payload }: DecoderInput): Packet[] => {
  if (payload.opcode === 'text' || payload.data.byteLength === 0) return [rawPacket(payload)];
  return packetsOf(new Uint8Array(payload.data));
});

/** No message of Protobuf begins like a frame of gRPC: field numbers are not 0. */
function packetsOf(bytes: Uint8Array, base = 0): Packet[] {
  const frames = grpcFrames(bytes);
  if (!frames) return [wirePacket(bytes, base)];
  limitPackets(frames.length);
  const count = { fields: 0 };
  return frames.map(({ at, end, flags }) =>
    flags === 0 ? wirePacket(bytes.subarray(at, end), base + at, count) : partPacket({ bytes, at, end, base, flags }),
  );
}

const MORE = 0;
const NO_MORE = 1;

/**
 * gRPC-Web as https://github.com/improbable-eng/grpc-web has it: what the page sends is its headers, then messages with
 * a byte before each that says whether it is one or the end of them.
 */
const calls = statelessDecoder('protobuf', ({ direction, payload }: DecoderInput): Packet[] => {
  if (payload.opcode === 'text' || payload.data.byteLength === 0) return [rawPacket(payload)];
  const bytes = new Uint8Array(payload.data);
  if (direction === 'received') return packetsOf(bytes);
  if (bytes.length === 1 && bytes[0] === NO_MORE) return [{ type: 'end', fields: () => [] }];
  if (bytes[0] === MORE) return packetsOf(bytes.subarray(1), 1);
  const text = utf8Text(bytes);
  return HEADERS.test(text) ? [textPacket(text, { bytes: { start: 0, end: bytes.length } })] : packetsOf(bytes);
});
