import type { Way } from '../../protocol/from-page.ts';
import type { DecoderInput, DecodeStream, Packet } from '../decoder.ts';
import { LazyPacket } from '../lazy-packet.ts';
import type { Pointer, ProtobufLayout } from '../schema/schema-document.ts';
import { schemaPacket } from '../schema/schema-packet.ts';
import { partPacket } from './grpc-packet.ts';
import { messageFields } from './message-fields.ts';
import { type MessageFrame, MessageFraming } from './message-framing.ts';
import { messageTexts } from './message-texts.ts';
import { typeFor } from './protobuf-types.ts';
import { type ProtoMessage, readMessage } from './read-message.ts';
import { lineOf, wirePacket } from './wire-packet.ts';

/** Binary messages as the user's `.proto` describes them. */
export class ProtobufStream implements DecodeStream {
  readonly #layout: ProtobufLayout;
  #framings: Readonly<Record<Way, MessageFraming>> | null;

  constructor(layout: ProtobufLayout, framings = newFramings(layout)) {
    this.#layout = layout;
    this.#framings = framings;
  }

  decode({ direction, payload }: DecoderInput): readonly Packet[] {
    if (payload.opcode === 'text') throw new Error('a text is no message of Protobuf');
    const bytes = new Uint8Array(payload.data);
    const frames = this.#framings?.[direction].push(bytes) ?? [{ bytes, at: 0, end: bytes.length, base: 0, flags: 0 }];
    return frames.map((frame) => this.#packet(frame, direction));
  }

  /** Without frames no message needs another one. */
  fork(): ProtobufStream {
    const framings = this.#framings;
    if (!framings) return this;
    return new ProtobufStream(this.#layout, { sent: framings.sent.fork(), received: framings.received.fork() });
  }

  skip(): void {
    this.#framings = newFramings(this.#layout);
  }

  #packet(frame: MessageFrame, direction: Way): Packet {
    const { at, base, bytes, end, flags } = frame;
    if (flags !== 0) return partPacket(frame);
    const type = typeFor(this.#layout, direction);
    if (!type) return wirePacket(bytes.subarray(at, end), base + at);
    const message = readMessage(type, bytes, at, end);
    const fields = () => messageFields(message, base);
    const textsAt = (pointer: Pointer) => messageTexts(message, pointer);
    const meaning = schemaPacket({ roles: this.#layout, textsAt, direction, otherwise: kindOf(message), fields });
    return new LazyPacket(meaning, { summary: () => lineOf(fields()), fields });
  }
}

function newFramings({ framing }: ProtobufLayout): Readonly<Record<Way, MessageFraming>> | null {
  return framing === 'none' ? null : { sent: new MessageFraming(framing), received: new MessageFraming(framing) };
}

/** An envelope is called as what is in it: the last field that is of a oneof of messages; another one as its type. */
function kindOf({ entries, type }: ProtoMessage): string {
  const content = entries.findLast(({ field, message }) => message && field?.oneof !== undefined);
  return content?.field?.name ?? type.name.slice(type.name.lastIndexOf('.') + 1);
}
