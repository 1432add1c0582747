import { shortened } from '../decoders/value-text.ts';
import { bytes, Column, indices } from './column.ts';
import { TextTable } from './text-table.ts';

/** What is known of a row, as bits. */
export const HEARTBEAT = 1;
export const ERROR = 2;
/** Its decoder could not read it. */
export const FAILED = 4;
export const ASKS = 8;
/** The first answer to its partner. */
export const FIRST_ANSWER = 16;
/** Asked while the same waits for its answer, or answered once more. */
export const REPEATED = 32;
/** It answers what nobody was seen to ask. */
export const ORPHAN = 64;
/** It belongs to its partner, and is no reply to it. */
export const MEMBER = 128;

/** Different types that are kept: an application may put anything there, even a new word in every message. */
const TYPES = 20_000;
/** What the rest is called. */
const OTHER = '…';

/** What messages mean: 9 bytes a row. */
export class MeaningColumns {
  /** Numbers in `#typeTexts`. */
  readonly #types = new Column(indices);
  readonly #typeTexts = new TextTable();
  #typeCount = 0;
  readonly #flags = new Column(bytes);
  /** The number of the row, and one. */
  readonly #partners = new Column(indices);

  get length(): number {
    return this.#types.length;
  }

  push(type: string, flags: number): void {
    this.#types.push(this.#typeNumber(type));
    this.#flags.push(flags);
    this.#partners.push(0);
  }

  /** Replaces what was known of a row; its partner is unknown then. */
  set(row: number, type: string, flags: number): void {
    this.#types.set(row, this.#typeNumber(type));
    this.#flags.set(row, flags);
    this.#partners.set(row, 0);
  }

  /** What is known of the row itself; what is known from other rows stays. */
  rename(row: number, type: string, flags: number): void {
    this.#types.set(row, this.#typeNumber(type));
    this.#flags.set(row, flags | (this.#flags.at(row) & ~(HEARTBEAT | ERROR | FAILED)));
  }

  /** Forgets rows below `row`. */
  drop(row: number): void {
    for (const column of [this.#types, this.#flags, this.#partners]) column.drop(row);
  }

  /** Every type that there is or was. */
  get types(): readonly string[] {
    return this.#typeTexts.texts;
  }

  typeAt(row: number): string {
    return this.#typeTexts.textOf(this.#types.at(row)) ?? '';
  }

  has(row: number, flag: number): boolean {
    return (this.#flags.at(row) & flag) !== 0;
  }

  mark(row: number, flag: number): void {
    this.#flags.set(row, this.#flags.at(row) | flag);
  }

  unmark(row: number, flag: number): void {
    this.#flags.set(row, this.#flags.at(row) & ~flag);
  }

  /** -1: none. */
  partnerOf(row: number): number {
    return this.#partners.at(row) - 1;
  }

  pair(row: number, partner: number): void {
    this.#partners.set(row, partner + 1);
  }

  /** A page may say a type of any length. */
  #typeNumber(told: string): number {
    if (told === '') return 0;
    const type = shortened(told);
    const isKept = this.#typeCount < TYPES || this.#typeTexts.has(type);
    const number = this.#typeTexts.numberOf(isKept ? type : OTHER);
    this.#typeCount = Math.max(this.#typeCount, number);
    return number;
  }
}
