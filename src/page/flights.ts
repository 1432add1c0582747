interface Flight {
  readonly cost: number;
  next: Flight | null;
}

/** The batches that are on their way, each until it is acknowledged. */
export class Flights {
  #oldest: Flight | null = null;
  /** Means nothing while there are none. */
  #newest: Flight | null = null;
  /** Of all of them, in bytes that they hold in the journal; 0 when there are none. */
  cost = 0;

  add(cost: number): void {
    const flight: Flight = { cost, next: null };
    if (this.#oldest && this.#newest) this.#newest.next = flight;
    else this.#oldest = flight;
    this.#newest = flight;
    this.cost += cost;
  }

  /** The oldest has arrived. False when none is on its way. */
  arrived(): boolean {
    const flight = this.#oldest;
    if (!flight) return false;
    this.#oldest = flight.next;
    this.cost -= flight.cost;
    return true;
  }

  /** None is waited for any more. */
  forget(): void {
    this.#oldest = null;
    this.cost = 0;
  }
}
