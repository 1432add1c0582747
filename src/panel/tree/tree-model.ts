/** How a value is coloured, and told by more than its colour: strings have quotes. */
export type ValueKind = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null' | 'bytes' | 'packet';

/** One visible line of a tree, ready to be drawn: its texts are harmless. */
export interface TreeRow {
  /** Stays the same while other lines open and close. */
  readonly id: string;
  /** Null for the root and in an array without indices. */
  readonly name: string | null;
  readonly value: string;
  readonly kind: ValueKind;
  readonly state: 'leaf' | 'closed' | 'open';
  readonly depth: number;
  /** Among its siblings, from 1; and their number. */
  readonly position: number;
  readonly siblings: number;
}

/** A tree as it stands: lines that are visible, by their number from the top. */
export interface TreeModel {
  readonly length: number;
  rowAt(line: number): TreeRow;
  /** The tree with a line opened or closed; itself when there is nothing to open. */
  toggled(line: number): TreeModel;
  /** The line that holds `line`; -1 for the root. */
  parentOf(line: number): number;
}
