import { fromBase64 } from '../../protocol/base64.ts';
import type { DecoderInput, Packet, PairKey } from '../decoder.ts';
import { otherSide } from '../decoder.ts';
import { isJson, jsonField } from '../json/json-reader.ts';
import { shortened } from '../value-text.ts';

/** https://github.com/socketio/engine.io-protocol#packet-types, by their digit. */
export const ENGINE_TYPES = ['open', 'close', 'ping', 'pong', 'message', 'upgrade', 'noop'] as const;
export type EngineType = (typeof ENGINE_TYPES)[number];

/** What Engine.IO, version 3, puts before a binary message. */
export const BINARY_MESSAGE = 4;

export interface EngineFrame {
  readonly type: EngineType;
  /** What the packet carries. */
  readonly data: string | Uint8Array;
}

/** Bytes in a text, where a client has asked for it, or cannot do without; version 3 says its packet type, too. */
const BASE64 = 'b';

function base64Bytes(text: string, version: number): Uint8Array {
  const start = version === 3 ? `${BASE64}${BINARY_MESSAGE}` : BASE64;
  const bytes = text.startsWith(start) ? fromBase64(text.slice(start.length)) : undefined;
  if (!bytes) throw new Error('no base64 of Engine.IO');
  return new Uint8Array(bytes);
}

/** @throws Error when the message is none of Engine.IO. */
export function readEngine({ payload: { opcode, data } }: DecoderInput, version: number): EngineFrame {
  if (opcode === 'text') {
    if (data.startsWith(BASE64)) return { type: 'message', data: base64Bytes(data, version) };
    const type = ENGINE_TYPES[data.charCodeAt(0) - 0x30];
    if (!type) throw new Error('no packet type of Engine.IO');
    return { type, data: data.slice(1) };
  }
  const bytes = new Uint8Array(data);
  if (version !== 3) return { type: 'message', data: bytes };
  if (bytes[0] !== BINARY_MESSAGE) throw new Error('no binary message of Engine.IO 3');
  return { type: 'message', data: bytes.subarray(1) };
}

/** The version of the protocol, as the URL asks for it; 4 where nobody knows. */
export const engineVersion = (url: string): number => Number(/[?&]EIO=(\d)/.exec(url)?.[1] ?? 4);

/** A packet of Engine.IO itself. What a `message` carries is for the layer above to tell. */
export function enginePacket({ type, data }: EngineFrame, { direction }: DecoderInput): Packet {
  if (type === 'open' && (typeof data !== 'string' || !isJson(data))) throw new Error('open without its JSON');
  const isEmpty = data.length === 0;
  const ping: PairKey = { by: type === 'ping' ? direction : otherSide(direction), id: `ping ${String(data)}` };
  return {
    type,
    ...(isEmpty || typeof data !== 'string' ? {} : { summary: shortened(data) }),
    isHeartbeat: type === 'ping' || type === 'pong' || type === 'noop',
    ...(type === 'ping' ? { asks: ping } : type === 'pong' ? { answers: ping } : {}),
    fields: () => [
      { name: 'packet', value: type },
      ...(isEmpty
        ? []
        : [typeof data === 'string' && isJson(data) ? jsonField('data', data) : { name: 'data', value: data }]),
    ],
  };
}
