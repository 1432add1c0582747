/** Half of what two neighbouring values may differ by and be counted as one: a quantile is at most so far off. */
const ACCURACY = 0.015;
const GROWTH = (1 + ACCURACY) / (1 - ACCURACY);
const LOG_GROWTH = Math.log(GROWTH);
/** Values up to this are counted as 0; beyond the other, as that. */
const SMALLEST = 1e-6;
const LARGEST = 1e16;
/** Buckets by which the range grows at once. */
const ROOM = 16;

const bucketOf = (value: number): number => Math.ceil(Math.log(value) / LOG_GROWTH);
const middleOf = (bucket: number): number => (2 * GROWTH ** bucket) / (GROWTH + 1);

/**
 * How values from 0 on are distributed, in buckets whose width grows with the value: a few hundred numbers whatever is
 * counted, and two histograms add up to that of all their values. Quantiles are `ACCURACY` off at most.
 * https://arxiv.org/abs/1908.10693
 */
export class LogHistogram {
  #counts = new Uint32Array(0);
  /** The bucket that `#counts` begins with. */
  #first = 0;
  #zeros = 0;
  #count = 0;
  #sum = 0;
  #least = Number.POSITIVE_INFINITY;
  #most = 0;

  get count(): number {
    return this.#count;
  }

  get sum(): number {
    return this.#sum;
  }

  /** 0 while there is no value, as for the next ones. */
  get least(): number {
    return this.#count === 0 ? 0 : this.#least;
  }

  /** About the least value that is not 0, for a logarithmic scale to begin with; `most` while there is none. */
  get leastPositive(): number {
    const place = this.#counts.findIndex((count) => count > 0);
    return place < 0 ? this.#most : Math.max(this.#least, middleOf(this.#first + place));
  }

  get most(): number {
    return this.#most;
  }

  get mean(): number {
    return this.#count === 0 ? 0 : this.#sum / this.#count;
  }

  /** Negative values count as 0. */
  add(value: number): void {
    const bounded = Math.min(LARGEST, Math.max(0, value));
    this.#count++;
    this.#sum += bounded;
    if (bounded < this.#least) this.#least = bounded;
    if (bounded > this.#most) this.#most = bounded;
    if (bounded <= SMALLEST) this.#zeros++;
    else this.#addToBucket(bucketOf(bounded), 1);
  }

  merge(other: LogHistogram): void {
    this.#count += other.#count;
    this.#sum += other.#sum;
    this.#zeros += other.#zeros;
    this.#least = Math.min(this.#least, other.#least);
    this.#most = Math.max(this.#most, other.#most);
    other.#counts.forEach((count, place) => {
      if (count > 0) this.#addToBucket(other.#first + place, count);
    });
  }

  /** The least value that the share `q` of all values is not above; 0 while there is none. */
  quantile(q: number): number {
    const rank = Math.max(1, Math.ceil(q * this.#count));
    let seen = this.#zeros;
    if (this.#count === 0 || rank <= seen) return this.least;
    for (let place = 0; place < this.#counts.length; place++) {
      seen += this.#counts[place] ?? 0;
      if (seen >= rank) return Math.min(this.#most, Math.max(this.#least, middleOf(this.#first + place)));
    }
    return this.#most;
  }

  /** The counts in `columns` columns from `from` to `to`, on a logarithmic scale; what is outside counts at its edge. */
  shape(columns: number, from: number, to: number): Float64Array {
    const shape = new Float64Array(columns);
    const [low, high] = [bucketOf(Math.max(SMALLEST, from)), bucketOf(Math.max(SMALLEST, to))];
    const columnOf = (bucket: number) => {
      const column = Math.floor(((bucket - low) / (high - low + 1)) * columns);
      return Math.min(columns - 1, Math.max(0, column));
    };
    const add = (column: number, count: number) => {
      shape[column] = (shape[column] ?? 0) + count;
    };
    add(0, this.#zeros);
    this.#counts.forEach((count, place) => {
      add(columnOf(this.#first + place), count);
    });
    return shape;
  }

  #addToBucket(bucket: number, count: number): void {
    let place = bucket - this.#first;
    if (place < 0 || place >= this.#counts.length) {
      this.#reach(bucket);
      place = bucket - this.#first;
    }
    this.#counts[place] = (this.#counts[place] ?? 0) + count;
  }

  #reach(bucket: number): void {
    const isEmpty = this.#counts.length === 0;
    const first = isEmpty ? bucket : Math.min(this.#first, bucket < this.#first ? bucket - ROOM : bucket);
    const end = isEmpty ? bucket + 1 : Math.max(this.#first + this.#counts.length, bucket + ROOM);
    const counts = new Uint32Array(end - first);
    if (!isEmpty) counts.set(this.#counts, this.#first - first);
    this.#counts = counts;
    this.#first = first;
  }
}
