import type { SharedSettings } from '../../src/panel/panel-services.ts';

/** What panels remember, in the place of the browser's storage: each has it as its settings, and all are told of a change. */
export class MemoryDisk {
  readonly #listeners = new Set<(key: string) => void>();
  readonly kept: Record<string, unknown> = {};

  readonly settings: SharedSettings = {
    read: (key) => Promise.resolve(structuredClone(this.kept[key])),
    write: (key, value) => {
      this.kept[key] = structuredClone(value);
      for (const hear of this.#listeners) hear(key);
      return Promise.resolve();
    },
    change: (key, change) => this.settings.write(key, change(structuredClone(this.kept[key]))),
    watch: (key, listener) => {
      const hear = (changed: string) => {
        if (changed === key) listener();
      };
      this.#listeners.add(hear);
      return () => this.#listeners.delete(hear);
    },
  };
}
