import { ByteWriter } from '../byte-writer.ts';
import { binaryPayload, type Encoder, type EncodeTarget, firstOf } from '../encoder.ts';
import { textIn } from '../form/form-access.ts';
import { FormError, type FormValue, oneOrList, packetsIn, textForm } from '../form/form-value.ts';
import { hexBytes, hexForm, specialForm, specialOf } from '../form/special-form.ts';
import type { ProtobufLayout } from '../schema/schema-document.ts';
import { utf8Text } from '../utf8-text.ts';
import { COMPRESSED, TRAILERS } from './grpc-frames.ts';
import { messageForm } from './message-form.ts';
import { type MessageFrame, MessageFraming } from './message-framing.ts';
import type { MessageType } from './message-type.ts';
import { typeFor } from './protobuf-types.ts';
import { readMessage } from './read-message.ts';
import { writeMessage } from './write-message.ts';

/** Messages of Protobuf as JSON with the names of the user's `.proto`. */
export const protobufEncoder: Encoder = {
  edit(subject) {
    const payload = firstOf(subject);
    const { layout, type } = described(subject);
    if (payload.opcode === 'text') throw new FormError('the message is text');
    const bytes = new Uint8Array(payload.data);
    if (layout.framing === 'none') return messageForm(readMessage(type, bytes));
    const frames = new MessageFraming(layout.framing).push(bytes);
    const isWhole = frames.at(-1)?.end === bytes.length && frames.length === subject.packets.length;
    if (!isWhole) throw new FormError('a message begins or ends in another one');
    return oneOrList(frames.map((frame) => frameForm(type, frame)));
  },
  encode(form, target) {
    const { layout, type } = described(target);
    const { framing } = layout;
    if (framing === 'none') return [binaryPayload(writeMessage(type, form))];
    const writer = new ByteWriter();
    for (const packet of packetsIn(form)) {
      const { bytes, flags } = frameOf(type, packet);
      if (framing === 'grpc') writer.byte(flags).uint(bytes.length, 4).bytes(bytes);
      else writer.varint(bytes.length).bytes(bytes);
    }
    return [binaryPayload(writer.finish())];
  },
};

function described({ direction, facts }: EncodeTarget): { layout: ProtobufLayout; type: MessageType } {
  const layout = facts.schema?.protobuf;
  const type = layout && typeFor(layout, direction);
  if (!type) throw new FormError('no message of Protobuf is chosen for this direction');
  return { layout, type };
}

function frameForm(type: MessageType, { at, bytes, end, flags }: MessageFrame): FormValue {
  if (flags & COMPRESSED)
    return specialForm(flags & TRAILERS ? '$compressedTrailers' : '$compressed', hexForm(bytes.subarray(at, end)));
  if (flags & TRAILERS) return specialForm('$trailers', textForm(utf8Text(bytes, at, end)));
  return messageForm(readMessage(type, bytes, at, end));
}

function frameOf(type: MessageType, form: FormValue): { bytes: Uint8Array; flags: number } {
  const special = specialOf(form);
  switch (special?.name) {
    case '$trailers':
      return { bytes: new TextEncoder().encode(textIn(special.value, '$trailers')), flags: TRAILERS };
    case '$compressed':
      return { bytes: hexBytes(specialOf(special.value)?.value, '$compressed'), flags: COMPRESSED };
    case '$compressedTrailers':
      return { bytes: hexBytes(specialOf(special.value)?.value, '$compressedTrailers'), flags: COMPRESSED | TRAILERS };
    default:
      return { bytes: writeMessage(type, form), flags: 0 };
  }
}
