/** A line in which things wait for their turn. What comes in first goes out first; lines do not wait for each other. */
export class Lane {
  #waiting: (() => void)[] = [];

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  add(delivery: () => void): void {
    this.#waiting.push(delivery);
  }

  deliver(): void {
    this.#waiting.shift()?.();
  }

  clear(): void {
    this.#waiting = [];
  }
}

/** Everything that is on its way between the parts of a simulated browser. The test says what arrives next. */
export class Deliveries {
  readonly #lanes: Lane[] = [];

  lane(): Lane {
    const lane = new Lane();
    this.#lanes.push(lane);
    return lane;
  }

  /** Delivers one thing: `choice` picks among the lines in which something waits. False when nothing does. */
  step(choice: number): boolean {
    const waiting = this.#lanes.filter((lane) => !lane.isEmpty);
    waiting[choice % waiting.length]?.deliver();
    return waiting.length > 0;
  }

  /** Until nothing is on its way: always what waits in the oldest line. */
  settle(): void {
    for (let turn = 0; this.step(0); turn++) {
      if (turn > 100_000) throw new Error('the parts never stop talking');
    }
  }
}
