import { signal } from '@preact/signals';
import type { SharedSettings } from '../panel-services.ts';
import { listChange } from '../stores/list-change.ts';
import { SharedSetting } from '../stores/shared-setting.ts';
import type { Removal } from '../undo/undo-store.ts';
import { isSameMessage, parseSavedMessage, type SavedMessage } from './saved-message.ts';

const SAVED = 'savedMessages';
const HISTORY = 'messageHistory';
/** UTF-16 units of all that is saved, and of the history: browsers give an extension some 10 MB. */
const MOST_SAVED = 2 * 1024 * 1024;
const MOST_HISTORY = 512 * 1024;
const MOST_IN_HISTORY = 100;

/** What the user keeps to write again, and what was written last. */
export class SavedStore {
  readonly messages = signal<readonly SavedMessage[]>([]);
  /** Newest first. */
  readonly history = signal<readonly SavedMessage[]>([]);
  readonly #saved: SharedSetting;
  readonly #sent: SharedSetting;

  constructor(settings: SharedSettings) {
    this.#saved = new SharedSetting(settings, SAVED, () => (kept) => {
      this.messages.value = parseAll(kept);
    });
    this.#sent = new SharedSetting(settings, HISTORY, () => (kept) => {
      this.history.value = parseAll(kept);
    });
  }

  async load(): Promise<void> {
    await Promise.all([this.#saved.load(), this.#sent.load()]);
  }

  dispose(): void {
    this.#saved.dispose();
    this.#sent.dispose();
  }

  /**
   * Each takes the place of the same one. Null, and nothing is changed, when there is no room; else whether the browser
   * keeps it, as soon as that is known.
   */
  add(added: readonly SavedMessage[]): Promise<boolean> | null {
    return this.hasRoomFor(added) ? this.#keep(this.#with(added)) : null;
  }

  /** Whether they can be added. */
  hasRoomFor(added: readonly SavedMessage[]): boolean {
    return sizeOf(this.#with(added)) <= MOST_SAVED;
  }

  /** What is saved under the names of others, and differs from them. */
  replacedBy(added: readonly SavedMessage[]): SavedMessage[] {
    return this.messages.value.filter((one) =>
      added.some((other) => isSameMessage(one, other) && JSON.stringify(one) !== JSON.stringify(other)),
    );
  }

  /** Gives a message another name or folder, in its place. False, and nothing is changed, when another one has it. */
  rename(message: SavedMessage, renamed: SavedMessage): boolean {
    const isIt = (one: SavedMessage) => isSameMessage(one, message);
    if (this.messages.value.some((one) => !isIt(one) && isSameMessage(one, renamed))) return false;
    void this.#keep(this.messages.value.map((one) => (isIt(one) ? renamed : one)));
    return true;
  }

  /** It can be taken back while there is room, and no other of its name. */
  remove(message: SavedMessage): Removal {
    void this.#keep(this.messages.value.filter((one) => !isSameMessage(one, message)));
    return {
      undo: () => void this.add([message]),
      isPossible: () => this.hasRoomFor([message]) && !this.messages.value.some((one) => isSameMessage(one, message)),
    };
  }

  /** Remembers what was sent; the oldest goes when there is no room. */
  remember(message: SavedMessage): void {
    const same = JSON.stringify(message);
    this.#remember([message, ...this.history.value.filter((one) => JSON.stringify(one) !== same)]);
  }

  /** When it is taken back, what has been sent since comes before it. */
  forgetHistory(): Removal {
    const forgotten = this.history.value;
    this.#remember([]);
    return { undo: () => this.#remember([...this.history.value, ...forgotten]) };
  }

  #with(added: readonly SavedMessage[]): SavedMessage[] {
    const latest = added.filter((one, at) => !added.slice(at + 1).some((later) => isSameMessage(one, later)));
    const others = this.messages.value.filter((one) => !latest.some((other) => isSameMessage(one, other)));
    return [...others, ...latest];
  }

  #remember(messages: readonly SavedMessage[]): void {
    const history = messages.slice(0, MOST_IN_HISTORY);
    while (sizeOf(history) > MOST_HISTORY) history.pop();
    const before = this.history.value;
    this.history.value = history;
    void this.#sent.write(listChange({ before, now: history, keys: [], newest: 'first' }));
  }

  async #keep(messages: readonly SavedMessage[]): Promise<boolean> {
    const before = this.messages.value;
    this.messages.value = messages;
    return (await this.#saved.write(listChange({ before, now: messages, keys: ['folder', 'name'] }))) === null;
  }
}

const parseAll = (raw: unknown): SavedMessage[] =>
  Array.isArray(raw) ? raw.flatMap((one) => parseSavedMessage(one) ?? []) : [];

const sizeOf = (messages: readonly SavedMessage[]): number =>
  messages.reduce((sum, { draft, folder, name }) => sum + draft.content.length + folder.length + name.length + 200, 0);
