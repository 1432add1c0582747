import type { Payload } from '../../protocol/payload.ts';

/** A file that the user has chosen, read. */
export interface ChosenFile {
  /** Empty for the message itself, which is too large to be typed. */
  readonly name: string;
  readonly data: ArrayBuffer;
  /** What it is sent as; null for bytes. */
  readonly text: string | null;
}

export const payloadOfFile = ({ data, text }: ChosenFile): Payload =>
  text === null ? { opcode: 'binary', data } : { opcode: 'text', data: text };

/** A message itself as a file. */
export const fileOf = ({ opcode, data }: Payload): ChosenFile =>
  opcode === 'text'
    ? { name: '', data: new TextEncoder().encode(data).buffer, text: data }
    : { name: '', data, text: null };
