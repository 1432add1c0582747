/** UTF-16 units that are put on the clipboard at most; more is for a file. */
export const MOST_TEXT = 32 * 1024 * 1024;

/** Lines for the clipboard, while there is room. */
export class CopiedLines {
  readonly #main: string[] = [];
  readonly #aside: string[] = [];
  #units = 0;

  /** Those beside the others only where there are no others. */
  get lines(): readonly string[] {
    return this.#main.length > 0 ? this.#main : this.#aside;
  }

  /** False when that is enough. */
  add(line: string): boolean {
    if (this.#main.length === 0) this.#units = 0;
    this.#main.push(line);
    return this.#hasRoomFor(line);
  }

  addAside(line: string): boolean {
    if (this.#main.length > 0) return true;
    this.#aside.push(line);
    return this.#hasRoomFor(line);
  }

  #hasRoomFor({ length }: string): boolean {
    this.#units += length + 1;
    return this.#units <= MOST_TEXT;
  }
}
