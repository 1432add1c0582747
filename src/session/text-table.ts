import { ownText } from './own-text.ts';

/** Keeps each of many texts that are mostly equal once, under a number from 1. */
export class TextTable {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];

  has(text: string): boolean {
    return this.#numbers.has(text);
  }

  /** 0 for no text at all. */
  numberOf(text: string | undefined): number {
    if (text === undefined) return 0;
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const own = ownText(text);
    const added = this.#texts.push(own);
    this.#numbers.set(own, added);
    return added;
  }

  /** All of them, in the order of their numbers. */
  get texts(): readonly string[] {
    return this.#texts;
  }

  /** Undefined for 0. */
  textOf(number: number): string | undefined {
    return this.#texts[number - 1];
  }
}
