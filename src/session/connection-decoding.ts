import type { ConnectionFacts, Decoder, DecoderId, DecodeStream } from '../decoders/decoder.ts';
import type { DecoderChoice } from './decoder-choice.ts';
import { Pairing } from './pairing.ts';

/** How a connection was being decoded before a row, so that the row can be decoded once more. */
export interface Mark {
  readonly row: number;
  readonly decoder: DecoderId;
  /** Not to be decoded with: a fork of it is. */
  readonly stream: DecodeStream;
}

/** Messages of the connection, or rows of the session, from one mark to the next. */
const MARK_MESSAGES = 256;
const MARK_ROWS = 4_096;
/** What is decoded from one mark to the next weighs no more, in bytes of memory, but for the last message of it. */
const MARK_WEIGHT = 16 * 1024 * 1024;
/** Rows that another decoder, once it is chosen, decodes anew. */
const FIRST_ROWS = 64;

/** How one connection is decoded: with what, from where, and what waits for an answer. */
export class ConnectionDecoding {
  readonly choice: DecoderChoice;
  pairing = new Pairing();
  readonly #facts: ConnectionFacts;
  #stream: DecodeStream | null = null;
  #decoder: DecoderId | null = null;
  #marks: Mark[] = [];
  #messagesSinceMark = 0;
  #weightSinceMark = 0;
  /** The first rows, as long as there are no more of them. */
  #firstRows: number[] | null = [];

  constructor(facts: ConnectionFacts, choice: DecoderChoice) {
    this.#facts = facts;
    this.choice = choice;
  }

  /** Whether another decoder is chosen than the messages so far were decoded with; also before the first one. */
  get isSwitched(): boolean {
    return this.#decoder !== this.choice.current.decoder;
  }

  get decoder(): DecoderId | null {
    return this.#decoder;
  }

  /** What decodes the next message; null before `begin`. */
  get stream(): DecodeStream | null {
    return this.#stream;
  }

  /** The rows so far; null when they are many. */
  get firstRows(): readonly number[] | null {
    return this.#firstRows;
  }

  /** From `row` on, `decoder` decodes. While the rows are few, it is to decode them all: they are returned. */
  begin(decoder: Decoder, row: number): readonly number[] {
    const again = this.#firstRows ?? [];
    this.#stream = decoder.start(this.#facts);
    this.#decoder = decoder.id;
    this.pairing = new Pairing();
    if (this.#firstRows) {
      this.#marks = [];
      this.#firstRows = [];
    }
    this.#mark(again[0] ?? row, decoder.id, this.#stream);
    return again;
  }

  /** To be called before a row is decoded. */
  pass(row: number): void {
    if (this.#firstRows && this.#firstRows.push(row) > FIRST_ROWS) this.#firstRows = null;
    const last = this.#marks.at(-1);
    if (!last || !this.#stream || !this.#decoder) return;
    const isNear = ++this.#messagesSinceMark < MARK_MESSAGES && row - last.row < MARK_ROWS;
    if (isNear && this.#weightSinceMark < MARK_WEIGHT) return;
    this.#mark(row, this.#decoder, this.#stream);
  }

  /** What the row weighs that has just been decoded, in bytes of memory. */
  weigh(weight: number): void {
    this.#weightSinceMark += weight;
  }

  /** The last mark that is not behind `row`, and the row of the next one. */
  segmentOf(row: number): { readonly mark?: Mark | undefined; readonly end?: number | undefined } {
    let [low, high] = [0, this.#marks.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#marks[middle]?.row ?? row) <= row) low = middle + 1;
      else high = middle;
    }
    return { mark: this.#marks[low - 1], end: this.#marks[low]?.row };
  }

  #mark(row: number, decoder: DecoderId, stream: DecodeStream): void {
    this.#messagesSinceMark = 0;
    this.#weightSinceMark = 0;
    const fork = stream.fork();
    if (fork === this.#marks.at(-1)?.stream) return; // it has no state: one mark is enough
    this.#marks.push({ row, decoder, stream: fork });
  }
}
