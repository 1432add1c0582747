import type { Decoder, DecoderInput, Packet } from '../decoder.ts';
import { limitPackets } from '../packet-limit.ts';
import { rawPacket } from '../raw/raw-packet.ts';
import { statelessDecoder } from '../stateless-decoder.ts';
import { valuePacket } from '../value-packet.ts';
import { readMsgpack } from './read-msgpack.ts';
import { timestampText } from './timestamp.ts';

/** Binary messages that are one value of MessagePack, or several, with no protocol around them. */
export const msgpackDecoder: Decoder = statelessDecoder('msgpack', ({ direction, payload }: DecoderInput): Packet[] => {
  if (payload.opcode === 'text' || payload.data.byteLength === 0) return [rawPacket(payload)];
  const bytes = new Uint8Array(payload.data);
  const packets: Packet[] = [];
  for (let at = 0; at < bytes.length; ) {
    const { value, bytes: place } = readMsgpack(bytes, at, timestampText);
    packets.push(valuePacket(value, direction, 'MessagePack'));
    at = place.end;
    limitPackets(packets.length);
  }
  return packets;
});
