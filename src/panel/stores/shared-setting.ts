import type { SharedSettings } from '../panel-services.ts';

/**
 * Called when what is kept begins to be read; what it returns gets that, to be parsed. `isAsked`: by `load`, not because
 * of a change.
 */
type Begin = (isAsked: boolean) => (kept: unknown) => void | Promise<void>;

/** What is to be kept in the place of what is. The same once more must change nothing. */
type Change = (kept: unknown) => unknown;

/** Changes that the browser would not keep, and the user was told of; beyond them, the oldest is given up. */
const MOST_UNKEPT = 100;

/**
 * A list that every panel keeps, each for its tab. What another one has written is taken at once; what is changed here is
 * changed in what is kept by then, so that of two changes at a time none is lost. What the browser does not keep is
 * changed with the next change, and until then in all that is read.
 */
export class SharedSetting {
  readonly dispose: () => void;
  readonly #settings: SharedSettings;
  readonly #key: string;
  readonly #begin: Begin;
  /** What is read or written at the moment, and all that was written. */
  #underWay = 0;
  #writes = 0;
  /** What was changed here and is not kept, yet or at all. */
  readonly #unkept = new Set<Change>();
  /** It was written, perhaps by another panel, while something was under way. */
  #isBehind: boolean = false;

  constructor(settings: SharedSettings, key: string, begin: Begin) {
    this.#settings = settings;
    this.#key = key;
    this.#begin = begin;
    this.dispose = settings.watch(key, () => void this.#look());
  }

  load(): Promise<void> {
    return this.#during(async () => {
      const take = this.#begin(true);
      await take(this.#changed(await this.#settings.read(this.#key)));
    });
  }

  /** Resolves when the browser has it, with null; or with what it says when it does not keep it. */
  async write(change: Change): Promise<string | null> {
    this.#writes++;
    this.#unkept.add(change);
    const [oldest = change] = this.#unkept;
    if (this.#unkept.size > MOST_UNKEPT) this.#unkept.delete(oldest);
    try {
      await this.#during(() => this.#keep());
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  async #keep(): Promise<void> {
    let made: readonly Change[] = [];
    await this.#settings.change(this.#key, (kept) => {
      made = [...this.#unkept];
      return this.#changed(kept);
    });
    for (const change of made) this.#unkept.delete(change);
  }

  #changed(kept: unknown): unknown {
    return [...this.#unkept].reduce((value, change) => change(value), kept);
  }

  /** Takes what is kept, unless there is something newer here. */
  async #look(): Promise<void> {
    this.#isBehind = this.#underWay > 0;
    if (this.#isBehind) return;
    await this.#during(async () => {
      const writes = this.#writes;
      const take = this.#begin(false);
      const kept = await this.#settings.read(this.#key);
      if (writes === this.#writes) await take(this.#changed(kept));
    });
  }

  /** What is written meanwhile is looked at when the work is done. */
  async #during(work: () => Promise<void>): Promise<void> {
    this.#underWay++;
    try {
      await work();
    } finally {
      this.#underWay--;
    }
    if (this.#isBehind) await this.#look();
  }
}
