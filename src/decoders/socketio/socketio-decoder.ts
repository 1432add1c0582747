import type { Way } from '../../protocol/from-page.ts';
import type { Decoder, DecoderInput, DecodeStream, Field, Packet, PairKey, Patience } from '../decoder.ts';
import { otherSide } from '../decoder.ts';
import { enginePacket, engineVersion, readEngine } from '../engineio/engine-packet.ts';
import { enginePatience } from '../engineio/engine-patience.ts';
import { jsonField } from '../json/json-reader.ts';
import { shortened } from '../value-text.ts';
import { readPackedPacket } from './packed-packet.ts';
import { readSocketPacket, type SocketPacket } from './socket-packet.ts';

/** A packet whose attachments are still to come, in one direction. */
interface Pending {
  readonly packet: SocketPacket;
  readonly next: number;
}

/** https://github.com/socketio/socket.io-protocol, versions 3 to 5, on Engine.IO 3 and 4. */
export const socketIoDecoder: Decoder = {
  id: 'socketio',
  start: ({ url }) => new SocketIoStream(engineVersion(url), {}),
};

class SocketIoStream implements DecodeStream {
  readonly #version: number;
  #pending: Partial<Record<Way, Pending>>;
  /** Of Engine.IO below. */
  patience: readonly Patience[] = [];

  constructor(version: number, pending: Partial<Record<Way, Pending>>) {
    this.#version = version;
    this.#pending = pending;
  }

  fork(): SocketIoStream {
    return new SocketIoStream(this.#version, { ...this.#pending });
  }

  skip(): void {
    this.#pending = {};
  }

  decode(input: DecoderInput): Packet[] {
    const { direction, payload } = input;
    const frame = readEngine(input, this.#version);
    this.patience = enginePatience(frame, this.#version) ?? this.patience;
    if (frame.type !== 'message') return [enginePacket(frame, input)];
    if (typeof frame.data !== 'string') return [this.#binary(frame.data, input)];
    delete this.#pending[direction]; // attachments follow their packet at once, or never
    const packet = readSocketPacket(frame.data, payload.fullSize !== undefined);
    if (packet.attachments > 0) this.#pending[direction] = { packet, next: 0 };
    return [packetOf(packet, direction)];
  }

  /** An attachment where one is expected, else a packet in MessagePack where it is one. */
  #binary(bytes: Uint8Array, { direction, payload: { opcode, data } }: DecoderInput): Packet {
    const before = opcode === 'binary' ? data.byteLength - bytes.length : null;
    const packed = this.#pending[direction] ? undefined : readPackedPacket(bytes, before);
    if (!packed) return this.#attachment(bytes, direction);
    const { said, line, fields } = packed;
    return { ...meaningOf(said, line, direction), fields };
  }

  #attachment(bytes: Uint8Array, direction: Way): Packet {
    const pending = this.#pending[direction];
    const name = pending && (pending.packet.event ?? 'ack');
    const isLast = !pending || pending.next + 1 >= pending.packet.attachments;
    if (pending) this.#pending[direction] = { ...pending, next: pending.next + 1 };
    if (isLast) delete this.#pending[direction];
    const number = pending && `${pending.next + 1}/${pending.packet.attachments}`;
    return {
      type: 'attachment',
      ...(pending ? { summary: `${name} ${number}` } : {}),
      fields: () => [
        ...(pending
          ? [
              { name: 'of', value: name ?? '' },
              { name: 'number', value: pending.next },
            ]
          : []),
        { name: 'data', value: bytes },
      ],
    };
  }
}

const packetOf = (packet: SocketPacket, direction: Way): Packet => ({
  ...meaningOf(packet, packet.data === '[]' ? '' : packet.data, direction),
  fields: () => fieldsOf(packet),
});

type Said = Pick<SocketPacket, 'type' | 'namespace' | 'ackId' | 'event'>;

function meaningOf(said: Said, line: string, direction: Way): Omit<Packet, 'fields'> {
  const { type, namespace, event } = said;
  const isAck = type === 'ack' || type === 'binary_ack';
  const place = namespace === '/' ? '' : namespace;
  return {
    type: event ?? (isAck ? 'ack' : type),
    word: type,
    summary: shortened([place, line].filter((part) => part !== '').join(' ')),
    isError: type === 'connect_error',
    ...keysOf(said, direction),
  };
}

/**
 * Both sides count their ack ids from 0, in every namespace. A namespace is asked for and granted, or refused; on
 * Engine.IO 3 the server joins `/` unasked.
 */
function keysOf({ type, namespace, ackId }: Said, direction: Way): Partial<Packet> {
  if (type === 'connect' || type === 'connect_error') {
    const key: PairKey = { by: 'sent', id: `connect ${namespace.replace(/\?.*/s, '')}` };
    return direction === 'sent' ? { asks: key } : { answers: key, isGuess: type === 'connect' };
  }
  if (ackId === undefined) return {};
  const isAck = type === 'ack' || type === 'binary_ack';
  const key: PairKey = { by: isAck ? otherSide(direction) : direction, id: `${namespace} ${ackId}` };
  return isAck ? { answers: key } : { asks: key };
}

function fieldsOf({ type, namespace, attachments, ackId, event, data }: SocketPacket): Field[] {
  return [
    { name: 'packet', value: type },
    { name: 'namespace', value: namespace },
    ...(ackId === undefined ? [] : [{ name: 'ack id', value: Number(ackId) }]),
    ...(event === undefined ? [] : [{ name: 'event', value: event }]),
    ...(attachments === 0 ? [] : [{ name: 'attachments', value: attachments }]),
    ...(data === '' ? [] : [jsonField(event === undefined && !type.endsWith('ack') ? 'data' : 'arguments', data)]),
  ];
}
