import { Cells } from '../json/cells.ts';
import type { SlicedWork } from '../slices/sliced-work.ts';
import { unitWidth } from './character-width.ts';

/** Rows between two places that are remembered, and rows that are laid out between two looks at the clock. */
const STEP = 32;
const ROWS = 256;
const TAB = 4;
const [LINE_FEED, TABULATOR, SPACE, COMMA] = [0x0a, 0x09, 0x20, 0x2c];

/** From `start` up to `end` in the text; a line feed is not part of its row. */
export interface TextRow {
  readonly start: number;
  readonly end: number;
}

/**
 * Where the rows of a text begin when it is wrapped at a number of columns. All rows are of one height then, so that a
 * text of any length can be scrolled without drawing it.
 */
export class TextLayout implements SlicedWork {
  readonly text: string;
  readonly #columns: number;
  /** Where each `STEP`th row begins. */
  readonly #starts = new Cells();
  #rowCount = 0;
  #next = 0;
  #widest = 0;
  /** A text that ends with a line feed has an empty row behind it, and so has an empty text. */
  #isDone: boolean = false;

  /** `columns`: 0 while nobody knows how many there are; then there are no rows. */
  constructor(text: string, columns: number) {
    this.text = text;
    this.#columns = columns;
    this.#isDone = columns === 0;
  }

  get isDone(): boolean {
    return this.#isDone;
  }

  get progress(): number {
    return this.#isDone ? 1 : this.#next / this.text.length;
  }

  /** Rows so far. */
  get rowCount(): number {
    return this.#rowCount;
  }

  /** Columns of the widest row so far. */
  get widest(): number {
    return this.#widest;
  }

  advance(isTimeUp: () => boolean): void {
    do {
      for (let count = 0; count < ROWS && !this.#isDone; count++) this.#layRow();
    } while (!this.#isDone && !isTimeUp());
  }

  /** The rows from `first` up to, not including, `end`. */
  rows(first: number, end: number): TextRow[] {
    const rows: TextRow[] = [];
    let start = this.#starts.at(Math.floor(first / STEP));
    for (let row = first - (first % STEP); row < Math.min(end, this.#rowCount); row++) {
      const next = this.#rowEnd(start);
      const isFed = next > start && this.text.charCodeAt(next - 1) === LINE_FEED;
      if (row >= first) rows.push({ start, end: isFed ? next - 1 : next });
      start = next;
    }
    return rows;
  }

  /** The row that the unit at `offset` is in. */
  rowOf(offset: number): number {
    let row = Math.max(0, this.#starts.lastUpTo(offset)) * STEP;
    let start = this.#starts.at(row / STEP);
    while (row < this.#rowCount - 1) {
      start = this.#rowEnd(start);
      if (start > offset) break;
      row++;
    }
    return row;
  }

  #layRow(): void {
    if (this.#rowCount % STEP === 0) this.#starts.push(this.#next);
    this.#rowCount++;
    const end = this.#rowEnd(this.#next);
    const isLast = end >= this.text.length && (end === this.#next || this.text.charCodeAt(end - 1) !== LINE_FEED);
    this.#next = end;
    this.#isDone = isLast;
  }

  /** Where the row behind the one at `start` begins. */
  #rowEnd(start: number): number {
    const last = Math.min(this.text.length, start + this.#columns * 4); // characters without width are no way out
    let width = 0;
    let breakAt = start;
    for (let at = start; at < last; at++) {
      const unit = this.text.charCodeAt(at);
      if (unit === LINE_FEED) return at + 1;
      const added = unit === TABULATOR ? TAB - (width % TAB) : unitWidth(unit);
      width += added;
      if (width > this.#columns && added > 0 && at > start) {
        const isNear = breakAt - start > (at - start) / 2;
        return isNear ? breakAt : this.#wholeCharacter(start, at);
      }
      this.#widest = Math.max(this.#widest, width);
      if (unit === SPACE || unit === COMMA) breakAt = at + 1;
    }
    return last === this.text.length ? last : this.#wholeCharacter(start, last);
  }

  #wholeCharacter(start: number, at: number): number {
    const unit = this.text.charCodeAt(at);
    return unit >= 0xdc00 && unit <= 0xdfff && at - 1 > start ? at - 1 : at;
  }
}
