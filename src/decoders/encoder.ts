import type { Way } from '../protocol/from-page.ts';
import type { Payload } from '../protocol/payload.ts';
import type { ConnectionFacts, Packet } from './decoder.ts';
import { FormError, type FormValue, layOutForm } from './form/form-value.ts';
import { readForm } from './form/read-form.ts';

/** The connection that packets are encoded for. */
export interface EncodeTarget {
  readonly facts: ConnectionFacts;
  readonly direction: Way;
}

/** A message that is to be edited. */
export interface EditSubject extends EncodeTarget {
  /** The message, then what went the same way after it: a packet may go on there. */
  readonly messages: Iterable<Payload>;
  /** What the decoder found in the message. */
  readonly packets: readonly Packet[];
}

/** Makes packets of one protocol editable, and messages of what was edited. Pure. */
export interface Encoder {
  /** @throws FormError when the message has no such form. */
  edit(subject: EditSubject): FormValue;
  /** The messages to send, in their order. @throws FormError that says what is wrong, and where. */
  encode(form: FormValue, target: EncodeTarget): readonly Payload[];
}

/** The packets of a message as JSON that can be read and typed. @throws FormError when there is no such form. */
export const editableText = (encoder: Encoder, subject: EditSubject): string => layOutForm(encoder.edit(subject));

/** The messages that edited text stands for. @throws FormError that says what is wrong, and where. */
export const encodeText = (encoder: Encoder, text: string, target: EncodeTarget): readonly Payload[] =>
  encoder.encode(readForm(text), target);

/** The first message. @throws FormError when only its beginning is here. */
export function firstOf({ messages }: EditSubject): Payload {
  for (const payload of messages) {
    if (payload.fullSize !== undefined) break;
    return payload;
  }
  throw new FormError('only the beginning of the message is here');
}

export const textPayload = (data: string): Payload => ({ opcode: 'text', data });
export const binaryPayload = ({ buffer }: Uint8Array<ArrayBuffer>): Payload => ({ opcode: 'binary', data: buffer });
