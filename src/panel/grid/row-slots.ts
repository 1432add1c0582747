/**
 * Gives rows that come into view the nodes of those that went out of it: making a node costs far more than filling one
 * anew. A row keeps its slot while it is drawn, so that focus and clicks stay where they are.
 */
export class RowSlots {
  #slots = new Map<number, number>();
  #next = 0;

  /** The slots of `rows`, which are those to draw, in the order in which they stand. */
  assign(rows: readonly number[]): number[] {
    const drawn = new Set(rows);
    // In the order in which they stand in the document, so that a jump moves no node at all.
    const free = [...this.#slots].filter(([row]) => !drawn.has(row)).map(([, slot]) => slot);
    const slots = rows.map((row) => this.#slots.get(row) ?? free.shift() ?? this.#next++);
    this.#slots = new Map(rows.map((row, index) => [row, slots[index] ?? 0]));
    return slots;
  }
}
