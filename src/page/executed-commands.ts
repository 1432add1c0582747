import { COMMANDS_REMEMBERED } from '../protocol/limits.ts';
import { uncurry } from './builtins.ts';

const has = uncurry(Map.prototype.has as (this: Map<string, number>, id: string) => boolean);
const set = uncurry(Map.prototype.set as (this: Map<string, number>, id: string, turn: number) => unknown);
const clear = uncurry(Map.prototype.clear);

/**
 * The panel repeats a command whose outcome it has not heard of when the background worker has died: it must not run
 * twice. Two generations of ids, so that the memory is bounded and the newest `COMMANDS_REMEMBERED` are always known.
 */
export class ExecutedCommands {
  #young = new Map<string, number>();
  #old = new Map<string, number>();
  #count = 0;

  /** True the first time that it is asked for an id. */
  isNew(commandId: string): boolean {
    if (has(this.#young, commandId) || has(this.#old, commandId)) return false;
    if (++this.#count > COMMANDS_REMEMBERED) {
      clear(this.#old);
      const emptied = this.#old;
      this.#old = this.#young;
      this.#young = emptied;
      this.#count = 1;
    }
    set(this.#young, commandId, this.#count);
    return true;
  }
}
