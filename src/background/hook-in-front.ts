import type { Edited, ScriptEditor } from '../platform/worker-requests.ts';
import { findHookPlace } from './script-prologue.ts';

/**
 * Puts a hook in front of a script, on a line that is there already. `hook`: its text, ASCII in one line; undefined
 * when there is none for this worker, and the script stays as it is.
 */
export class HookInFront implements ScriptEditor {
  #seen = new Uint8Array();
  readonly #hook: Promise<string | undefined>;

  constructor(hook: Promise<string | undefined>) {
    this.#hook = hook.catch(() => undefined); // whatever fails, the worker gets its script
  }

  async write(part: Uint8Array): Promise<Edited> {
    this.#seen = joined(this.#seen, part);
    const bytes = await this.#edited(false);
    return bytes ? { bytes, done: true } : { bytes: new Uint8Array(), done: false };
  }

  async end(): Promise<Uint8Array> {
    return (await this.#edited(true)) ?? this.#seen;
  }

  async #edited(isWhole: boolean): Promise<Uint8Array | undefined> {
    const place = findHookPlace(asText(this.#seen), isWhole);
    if (!place) return undefined;
    const hook = await this.#hook;
    if (hook === undefined) return this.#seen;
    const text = new TextEncoder().encode(place.needsSemicolon ? `;${hook}` : hook);
    return joined(joined(this.#seen.subarray(0, place.index), text), this.#seen.subarray(place.index));
  }
}

/** A character for each byte, whatever the script is encoded in: only ASCII is looked for. */
function asText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
