interface Flight {
  readonly cost: number;
  next: Flight | null;
}

/** The batches that are on their way, each until it is acknowledged. */
export class Flights {
  #oldest: Flight | null = null;
  #newest: Flight | null = null;
  /** Of all of them, in bytes that they hold in the journal. */
  cost = 0;

  get isEmpty(): boolean {
    return this.#oldest === null;
  }

  add(cost: number): void {
    const flight: Flight = { cost, next: null };
    if (this.#newest) this.#newest.next = flight;
    else this.#oldest = flight;
    this.#newest = flight;
    this.cost += cost;
  }

  /** The oldest has arrived. False when none is on its way. */
  arrived(): boolean {
    const flight = this.#oldest;
    if (!flight) return false;
    this.#oldest = flight.next;
    if (!flight.next) this.#newest = null;
    this.cost -= flight.cost;
    return true;
  }

  /** None is waited for any more. */
  forget(): void {
    this.#oldest = null;
    this.#newest = null;
    this.cost = 0;
  }
}
