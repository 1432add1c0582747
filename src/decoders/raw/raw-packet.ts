import type { Payload } from '../../protocol/payload.ts';
import type { Packet } from '../decoder.ts';

const HEARTBEATS = new Set(['ping', 'pong', 'PING', 'PONG', 'heartbeat']);

export function rawPacket(payload: Payload): Packet {
  const { opcode, data } = payload;
  return {
    type: rawType(payload),
    isHeartbeat: opcode === 'text' && HEARTBEATS.has(data),
    fields: () => [{ name: '', value: opcode === 'text' ? data : new Uint8Array(data) }],
  };
}

export function rawType({ opcode, data }: Payload): 'text' | 'binary' | 'empty' {
  const size = opcode === 'text' ? data.length : data.byteLength;
  return size === 0 ? 'empty' : opcode;
}
