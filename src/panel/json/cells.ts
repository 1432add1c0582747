import { Column, indices } from '../../session/column.ts';

/** Numbers in an ascending order can be looked up, too. */
export class Cells extends Column<Uint32Array> {
  constructor() {
    super(indices);
  }

  /** The last index whose value is at most `value`, in a list that ascends; -1 when all are greater. */
  lastUpTo(value: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.at(middle) <= value) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
