import { lengthOfData, type ParcelBegin } from './parcel.ts';
import type { Payload } from './payload.ts';

/** The parts of one parcel, joined as they come. */
export class ParcelJoint {
  taken = 0;
  readonly #begin: ParcelBegin;
  readonly #bytes: Uint8Array<ArrayBuffer> | null;
  readonly #texts: string[] = [];

  /** @throws RangeError when there is no room for so many bytes. */
  constructor(begin: ParcelBegin) {
    this.#begin = begin;
    this.#bytes = begin.opcode === 'binary' ? new Uint8Array(begin.length) : null;
  }

  get isWhole(): boolean {
    return this.taken === this.#begin.length;
  }

  /** False when it does not belong here. */
  add(data: Payload['data']): boolean {
    const length = lengthOfData(data);
    if (length === 0 || this.taken + length > this.#begin.length) return false;
    if (typeof data === 'string') {
      if (this.#bytes) return false;
      this.#texts.push(data);
    } else {
      if (!this.#bytes) return false;
      this.#bytes.set(new Uint8Array(data), this.taken);
    }
    this.taken += length;
    return true;
  }

  /** @throws RangeError when the text is longer than any that the browser can hold. */
  whole(): Payload {
    if (this.#bytes) return { opcode: 'binary', data: this.#bytes.buffer };
    return { opcode: 'text', data: this.#texts.join('') };
  }
}
