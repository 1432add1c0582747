import { COMMANDS_REMEMBERED } from '../protocol/limits.ts';
import { bare } from './builtins.ts';

type Ids = Record<string, true>;

/**
 * The panel repeats a command whose outcome it has not heard of when the background worker has died: it must not run
 * twice. Two generations of ids, so that the memory is bounded and the newest `COMMANDS_REMEMBERED` are always known.
 */
export class ExecutedCommands {
  #young = bare<Ids>({});
  #old = bare<Ids>({});
  #count = 0;

  /** True the first time that it is asked for an id. */
  isNew(commandId: string): boolean {
    if (this.#young[commandId] || this.#old[commandId]) return false;
    if (++this.#count > COMMANDS_REMEMBERED) {
      this.#old = this.#young;
      this.#young = bare<Ids>({});
      this.#count = 1;
    }
    this.#young[commandId] = true;
    return true;
  }
}
