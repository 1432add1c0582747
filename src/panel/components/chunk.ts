import { type ReadonlySignal, signal } from '@preact/signals';

/** A part of the panel that is loaded when it is first wanted, and stays, whatever is drawn. */
export interface Chunk<Exports extends object> {
  /** Null until it is there. */
  readonly exports: ReadonlySignal<Exports | null>;
  /** Whether it could not be loaded when it was last tried. */
  readonly hasFailed: ReadonlySignal<boolean>;
  /** Loads it, unless it is there or on its way. Never rejects: `hasFailed` tells. */
  readonly load: () => Promise<void>;
}

/** To be made once for each `fetch`, outside of what draws it. */
export function chunkOf<Exports extends object>(fetch: () => Promise<Exports>): Chunk<Exports> {
  const exports = signal<Exports | null>(null);
  const hasFailed = signal(false);
  let isOnItsWay = false;
  const load = async () => {
    if (isOnItsWay || exports.peek()) return;
    isOnItsWay = true;
    try {
      exports.value = await fetch();
      hasFailed.value = false;
    } catch {
      hasFailed.value = true; // the extension was updated meanwhile: its files have other names
    } finally {
      isOnItsWay = false;
    }
  };
  return { exports, hasFailed, load };
}
