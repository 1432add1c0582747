import type { SharedSettings } from '../panel-services.ts';

/**
 * A list that every panel keeps, each for its tab: what another one has written is taken at once, or the next change here
 * would do away with it.
 */
export class SharedSetting {
  readonly dispose: () => void;
  readonly #settings: SharedSettings;
  readonly #key: string;
  readonly #take: (kept: unknown) => void;
  /** Those under way, and all so far. */
  #writing = 0;
  #writes = 0;
  /** It was written by somebody while this panel did. */
  #isBehind: boolean = false;

  /** `take` gets what is kept, to be parsed, at first and whenever it has changed. */
  constructor(settings: SharedSettings, key: string, take: (kept: unknown) => void) {
    this.#settings = settings;
    this.#key = key;
    this.#take = take;
    this.dispose = settings.watch(key, () => void this.#look());
  }

  async load(): Promise<void> {
    this.#take(await this.#settings.read(this.#key));
  }

  async write(value: unknown): Promise<void> {
    this.#writes++;
    this.#writing++;
    await this.#settings.write(this.#key, value);
    this.#writing--;
    if (this.#isBehind) await this.#look();
  }

  /** Takes what is kept, unless there is something newer here: then when that has been written. */
  async #look(): Promise<void> {
    const writes = this.#writes;
    const isBehind = this.#writing > 0;
    this.#isBehind = isBehind;
    if (isBehind) return;
    const kept = await this.#settings.read(this.#key);
    if (writes === this.#writes) this.#take(kept);
  }
}
