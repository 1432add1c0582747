import { editWorkerScripts, type ScriptEditor, type WorkerRequest } from '../platform/worker-requests.ts';
import { isWord } from '../protocol/routing.ts';
import { HookInFront } from './hook-in-front.ts';
import type { SharedWorkers } from './shared-workers.ts';

/** The hook of a page in Firefox is one call; this is what follows the function. */
const CALL_IN_A_PAGE = '(void 0,globalThis);';
const NO_TAB = -1;

export interface WorkerScriptsParts {
  readonly sharedWorkers: SharedWorkers;
  /** The file that the hook was built to. */
  readonly readHook: () => Promise<string>;
  /** The word of a frame's document, by which the hooks of its workers make themselves known. */
  readonly wordOf: (tabId: number, frameId: number) => Promise<unknown>;
  /** Whether rules are on in a tab. */
  readonly hasRules: (tabId: number) => boolean;
}

/**
 * Firefox: puts the hook in front of the scripts of workers that come from the network, in the tabs whose panel is
 * open. Not in all tabs, because every script of a page has to wait for it, and the background to be running.
 */
export class WorkerScripts {
  readonly #parts: WorkerScriptsParts;
  /** By tab; `NO_TAB` while there is any. */
  readonly #stops = new Map<number, () => void>();
  #hook: Promise<string> | undefined;

  constructor(parts: WorkerScriptsParts) {
    this.#parts = parts;
  }

  start(tabId: number): void {
    for (const id of [tabId, NO_TAB]) {
      if (!this.#stops.has(id))
        this.#stops.set(
          id,
          editWorkerScripts(id, (request) => this.#edit(request)),
        );
    }
  }

  stop(tabId: number): void {
    this.#end(tabId);
    if (this.#stops.size === 1) this.#end(NO_TAB);
  }

  #end(tabId: number): void {
    this.#stops.get(tabId)?.();
    this.#stops.delete(tabId);
  }

  #edit({ kind, tabId, frameId, origin }: WorkerRequest): ScriptEditor | undefined {
    if (kind === 'shared') return new HookInFront(this.#callWith(this.#parts.sharedWorkers.begin(origin)));
    if (tabId === NO_TAB) return undefined; // made by a shared worker: nobody could carry for it
    return new HookInFront(this.#callWith(this.#parts.wordOf(tabId, frameId), this.#parts.hasRules(tabId)));
  }

  /**
   * The text that installs the hook with a word; undefined when there is no word, which is no text of ours. Caught,
   * because a script may hide `globalThis` behind a `let` of its own: then it goes without the hook. `isGated`: it is to
   * hold what passes until rules say what to do with it. A shared worker does not: what it says before it is met is lost.
   */
  async #callWith(word: Promise<unknown>, isGated = false): Promise<string | undefined> {
    const known = await word;
    if (!isWord(known)) return undefined;
    this.#hook ??= this.#parts.readHook();
    const file = await this.#hook;
    const end = file.indexOf(CALL_IN_A_PAGE);
    return end < 0 ? undefined : `try{${file.slice(0, end)}("${known}",this||globalThis,${isGated ? 1 : 0})}catch{}`;
  }
}
