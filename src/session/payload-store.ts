import { PAYLOAD_LIMIT } from '../protocol/limits.ts';
import { Column, indices } from './column.ts';
import { ownText } from './own-text.ts';

/** Text units or bytes that one chunk gathers; a larger content is a chunk of its own. */
const CHUNK = 64 * 1024;
const LATIN1 = /^[\0-\xff]*$/;

/**
 * The contents of messages, close together: a string object or an ArrayBuffer for each would cost more than most
 * messages do. Contents are given out by the number that `add` returned, from 0.
 */
export class PayloadStore {
  readonly #chunks: (string | Uint8Array<ArrayBuffer> | OpenText)[] = [];
  readonly #chunkOf = new Column(indices);
  readonly #offsets = new Column(indices);
  readonly #lengths = new Column(indices);
  /** By chunk: contents in it that are not dropped. */
  readonly #uses: number[] = [];
  #dropped = 0;
  /** Apart, because one wide character doubles what its whole chunk needs. */
  #latin1: OpenText | null = null;
  #wide: OpenText | null = null;
  #bytes: OpenBytes | null = null;

  add(data: string | ArrayBuffer): number {
    const index = this.#lengths.length;
    if (typeof data === 'string') this.#addText(data);
    else this.#addBytes(data);
    return index;
  }

  /** Puts another content in the place of one. */
  replace(index: number, data: string | ArrayBuffer): void {
    this.#release(this.#chunkOf.at(index));
    const content = typeof data === 'string' ? data : new Uint8Array(data);
    const chunk = this.#chunks.push(content) - 1;
    this.#uses[chunk] = 1;
    this.#chunkOf.set(index, chunk);
    this.#offsets.set(index, 0);
    this.#lengths.set(index, content.length);
  }

  /** Forgets the contents below `index`; those that share a chunk with one that stays take up room until that goes. */
  drop(index: number): void {
    for (; this.#dropped < index; this.#dropped++) this.#release(this.#chunkOf.at(this.#dropped));
    for (const column of [this.#chunkOf, this.#offsets, this.#lengths]) column.drop(index);
  }

  #release(chunk: number): void {
    const left = (this.#uses[chunk] ?? 0) - 1;
    this.#uses[chunk] = left;
    const isOpen = [this.#latin1, this.#wide, this.#bytes].some((open) => open?.chunk === chunk);
    if (left <= 0 && !isOpen) this.#chunks[chunk] = '';
  }

  /**
   * What was added; an empty text for a number that was not given out. Of small ArrayBuffers a copy. A large one is given
   * out as it is, because a row that is drawn asks for it several times: nobody may change it, or transfer it.
   */
  at(index: number): string | ArrayBuffer {
    const chunk = this.#chunks[this.#chunkOf.at(index)];
    const offset = this.#offsets.at(index);
    const length = index < this.#lengths.length ? this.#lengths.at(index) : 0;
    if (chunk instanceof OpenText) return chunk.at(offset, length);
    if (typeof chunk === 'string') return chunk.length === length ? chunk : chunk.slice(offset, offset + length);
    if (chunk === undefined) return '';
    return chunk.length === length ? chunk.buffer : chunk.buffer.slice(offset, offset + length);
  }

  /** Where a content is: the number of its chunk, and from where to where in it, in units of text or bytes. */
  readonly chunk = (index: number): number => this.#chunkOf.at(index);
  readonly offset = (index: number): number => this.#offsets.at(index);
  readonly length = (index: number): number => this.#lengths.at(index);

  /** All texts of a chunk, end to end; undefined while it still gathers some, and for bytes. */
  joinedText(chunk: number): string | undefined {
    const content = this.#chunks[chunk];
    return typeof content === 'string' ? content : undefined;
  }

  #addText(text: string): void {
    if (text.length > CHUNK / 4)
      return this.#place(this.#chunks.push(text.length > PAYLOAD_LIMIT ? text : ownText(text)) - 1, 0, text.length);
    const isLatin1 = LATIN1.test(text);
    let open = isLatin1 ? this.#latin1 : this.#wide;
    if (!open || open.units + text.length > CHUNK) {
      if (open) this.#chunks[open.chunk] = this.#uses[open.chunk] ? open.sealed() : '';
      open = new OpenText(this.#chunks.length);
      this.#chunks.push(open);
      if (isLatin1) this.#latin1 = open;
      else this.#wide = open;
    }
    this.#place(open.chunk, open.add(text), text.length);
  }

  #addBytes(data: ArrayBuffer): void {
    const bytes = new Uint8Array(data);
    if (bytes.length > CHUNK / 4) return this.#place(this.#chunks.push(bytes) - 1, 0, bytes.length);
    if (!this.#bytes || this.#bytes.used + bytes.length > CHUNK) {
      this.#bytes = { chunk: this.#chunks.length, values: new Uint8Array(CHUNK), used: 0 };
      this.#chunks.push(this.#bytes.values);
    }
    this.#bytes.values.set(bytes, this.#bytes.used);
    this.#place(this.#bytes.chunk, this.#bytes.used, bytes.length);
    this.#bytes.used += bytes.length;
  }

  #place(chunk: number, offset: number, length: number): void {
    this.#chunkOf.push(chunk);
    this.#uses[chunk] = (this.#uses[chunk] ?? 0) + 1;
    this.#offsets.push(offset);
    this.#lengths.push(length);
  }
}

interface OpenBytes {
  readonly chunk: number;
  readonly values: Uint8Array<ArrayBuffer>;
  used: number;
}

/** A chunk that still gathers texts: they are joined once, when it is full. */
class OpenText {
  readonly chunk: number;
  units = 0;
  readonly #texts = new Map<number, string>();

  constructor(chunk: number) {
    this.chunk = chunk;
  }

  /** Returns where the text begins. */
  add(text: string): number {
    const offset = this.units;
    if (text !== '') this.#texts.set(offset, text);
    this.units += text.length;
    return offset;
  }

  at(offset: number, length: number): string {
    return length === 0 ? '' : (this.#texts.get(offset) ?? '');
  }

  sealed(): string {
    return [...this.#texts.values()].join('');
  }
}
