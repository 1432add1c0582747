import type { Payload } from '../protocol/payload.ts';
import { payloadSize } from '../protocol/payload-size.ts';

const HIGH_SURROGATE = /[\ud800-\udbff]$/;

/**
 * Puts a payload together from its pieces. The page may forge any of them: what does not fit the size that was announced
 * with the beginning, or the beginning itself, is refused, so never more is kept than was announced.
 */
export class PayloadAssembly {
  /** Where the next piece begins, in UTF-16 units of a text, bytes of anything else. */
  next = 0;
  readonly #begun: Payload;
  readonly #fullSize: number;
  readonly #texts: string[] = [];
  #bytes: Uint8Array<ArrayBuffer> | null = null;
  #total: number | null = null;
  /** Bytes on the wire of what is here. */
  #size = 0;

  /** `begun`: its beginning, with the size that the whole must have. */
  constructor(begun: Payload) {
    this.#begun = begun;
    this.#fullSize = begun.fullSize ?? payloadSize(begun);
  }

  get isComplete(): boolean {
    return this.#total !== null && this.next >= this.#total;
  }

  /** Takes the piece at `next` of a whole of `total` units. False when it does not belong there. */
  add(data: string | ArrayBuffer, total: number): boolean {
    this.#total ??= this.#isPossible(total) ? total : null;
    if (this.#total !== total) return false;
    const isFirst = this.next === 0;
    if (typeof data === 'string') {
      if (this.#begun.opcode !== 'text' || (isFirst && !beginsText(data, this.#begun.data))) return false;
      this.#addText(data, total);
    } else {
      if (this.#begun.opcode !== 'binary' || (isFirst && !beginsBytes(data, this.#begun.data))) return false;
      this.#addBytes(data, total);
    }
    return this.#size <= this.#fullSize;
  }

  /** The payload; undefined when it is not of the size that was announced. */
  whole(): Payload | undefined {
    if (!this.isComplete || this.#size !== this.#fullSize) return undefined;
    if (this.#begun.opcode === 'text') return { opcode: 'text', data: this.#texts.join('') };
    return this.#bytes ? { opcode: 'binary', data: this.#bytes.buffer } : undefined;
  }

  /** One to three bytes a unit: RFC 3629, section 3. */
  #isPossible(total: number): boolean {
    if (this.#begun.opcode === 'binary') return total === this.#fullSize;
    return total <= this.#fullSize && this.#fullSize <= total * 3;
  }

  /** A pair that the piece cuts in two is left for the next one. */
  #addText(data: string, total: number): void {
    const isSplit = data.length > 1 && this.next + data.length < total && HIGH_SURROGATE.test(data);
    const text = (isSplit ? data.slice(0, -1) : data).toWellFormed();
    this.#texts.push(text);
    this.next += text.length;
    this.#size += payloadSize({ opcode: 'text', data: text });
  }

  #addBytes(data: ArrayBuffer, total: number): void {
    this.#bytes ??= new Uint8Array(total);
    this.#bytes.set(new Uint8Array(data), this.next);
    this.next += data.byteLength;
    this.#size += data.byteLength;
  }
}

/** The last unit of a beginning may be the half of a pair, which was mended. */
function beginsText(piece: string, beginning: string): boolean {
  const known = beginning.endsWith('\ufffd') ? beginning.slice(0, -1) : beginning;
  return piece.length < known.length ? known.startsWith(piece) : piece.startsWith(known);
}

function beginsBytes(piece: ArrayBuffer, beginning: ArrayBuffer): boolean {
  const bytes = new Uint8Array(piece);
  return new Uint8Array(beginning).every((byte, index) => index >= bytes.length || byte === bytes[index]);
}
