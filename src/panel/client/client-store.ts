import { type Signal, signal } from '@preact/signals';
import type { SharedSettings } from '../panel-services.ts';
import { listChange } from '../stores/list-change.ts';
import { startTimer } from '../stores/long-timer.ts';
import { SharedSetting } from '../stores/shared-setting.ts';
import type { Removal } from '../undo/undo-store.ts';
import type { ClientDocument, ClientOwner } from './client-document.ts';
import type { ClientSocket } from './client-socket.ts';
import { EMPTY_PROFILE, type Profile, parseProfile } from './profile.ts';

const SETTING = 'profiles';
export const PROFILES_MOST = 500;
/** Milliseconds before a connection is opened again: twice as long each time, until it has been open. */
const FIRST_DELAY = 1_000;
const LONGEST_DELAY = 30_000;

/** Calls back after `ms`; what it returns takes that back. */
type Timer = (callback: () => void, ms: number) => () => void;

/** A connection that is opened again whenever it ends, until the user wants no more of it. */
export interface Lasting {
  readonly profile: Profile;
  /** Null while it is open or being opened. */
  readonly retryIn: number | null;
  readonly stop: () => void;
}

/** Connections that the panel opens itself, and what they are opened with. */
export class ClientStore {
  readonly isOpen: Signal<boolean> = signal(false);
  /** What is typed into the form; its subprotocols are in `typedProtocols`, its headers in `typedHeaders`. */
  readonly form: Signal<Profile> = signal(EMPTY_PROFILE);
  readonly typedProtocols: Signal<string> = signal('');
  readonly typedHeaders: Signal<string> = signal('');
  readonly profiles: Signal<readonly Profile[]> = signal([]);
  readonly lasting: Signal<readonly Lasting[]> = signal([]);
  readonly #client: ClientDocument;
  readonly #kept: SharedSetting;
  readonly #timer: Timer;

  constructor(client: ClientDocument, settings: SharedSettings, timer: Timer = startTimer) {
    this.#client = client;
    this.#kept = new SharedSetting(settings, SETTING, () => (kept) => {
      this.profiles.value = Array.isArray(kept) ? kept.slice(0, PROFILES_MOST).flatMap(parseProfile) : [];
    });
    this.#timer = timer;
  }

  load(): Promise<void> {
    return this.#kept.load();
  }

  /** Opens a connection. Rejects as `ClientDocument.open` does; `hearMissing` is that of a `ClientOwner`. */
  async connect(profile: Profile, hearMissing: ClientOwner['hearMissing']): Promise<void> {
    if (profile.isPersistent) await new Keeper(this, this.#client, this.#timer, { hearMissing, profile }).start();
    else await this.#client.open(profile, { ended: () => undefined, hearMissing });
  }

  /**
   * One of the same name in the same collection is replaced. Null, and nothing is changed, when there is no room; else
   * whether the browser keeps it, as soon as that is known.
   */
  add(added: readonly Profile[]): Promise<boolean> | null {
    return this.hasRoomFor(added) ? this.#change(this.#with(added)) : null;
  }

  /** Whether they can be added. */
  hasRoomFor(added: readonly Profile[]): boolean {
    return this.#with(added).length <= PROFILES_MOST;
  }

  /** What is saved under the names of others, and differs from them. */
  replacedBy(added: readonly Profile[]): Profile[] {
    return this.profiles.value.filter((one) =>
      added.some((other) => isSame(one, other) && JSON.stringify(one) !== JSON.stringify(other)),
    );
  }

  /** The one of its name in its collection. */
  savedOf(profile: Profile): Profile | undefined {
    return this.profiles.value.find((one) => isSame(one, profile));
  }

  /** Whether there is one of its name in its collection. */
  has(profile: Profile): boolean {
    return this.savedOf(profile) !== undefined;
  }

  /** It can be taken back while there is room, and no other of its name. */
  remove(profile: Profile): Removal {
    const removed = this.profiles.value.filter((one) => isSame(one, profile));
    void this.#change(this.profiles.value.filter((one) => !isSame(one, profile)));
    return {
      undo: () => void this.add(removed),
      isPossible: () => this.hasRoomFor(removed) && !this.has(profile),
    };
  }

  dispose(): void {
    this.#kept.dispose();
    for (const { stop } of this.lasting.value) stop();
    this.#client.dispose();
  }

  #with(added: readonly Profile[]): Profile[] {
    const latest = added.filter((one, at) => !added.slice(at + 1).some((later) => isSame(one, later)));
    const others = this.profiles.value.filter((one) => !latest.some((other) => isSame(one, other)));
    return [...others, ...latest];
  }

  async #change(profiles: readonly Profile[]): Promise<boolean> {
    const before = this.profiles.value;
    this.profiles.value = profiles;
    return (await this.#kept.write(listChange({ before, now: profiles, keys: ['collection', 'name'] }))) === null;
  }
}

const isSame = (a: Profile, b: Profile): boolean => a.name === b.name && a.collection === b.collection;

/** What is kept open, and for whom. */
interface Kept {
  readonly profile: Profile;
  readonly hearMissing: ClientOwner['hearMissing'];
}

/** Keeps one connection open. */
class Keeper {
  readonly #store: ClientStore;
  readonly #client: ClientDocument;
  readonly #timer: Timer;
  readonly #kept: Kept;
  readonly #stopped = new AbortController();
  #delay = FIRST_DELAY;
  #socket: ClientSocket | null = null;
  #cancelRetry: () => void = () => undefined;
  #entry: Lasting | null = null;

  constructor(store: ClientStore, client: ClientDocument, timer: Timer, kept: Kept) {
    this.#store = store;
    this.#client = client;
    this.#timer = timer;
    this.#kept = kept;
  }

  /** Rejects when the first connection cannot be made: then there is nothing to keep. */
  async start(): Promise<void> {
    this.#show(null);
    try {
      await this.#open();
    } catch (cause) {
      this.#hide();
      throw cause;
    }
  }

  async #open(): Promise<void> {
    const { hearMissing, profile } = this.#kept;
    const ended = (byUser: boolean) => this.#ended(byUser, this.#socket?.wasOpen === true);
    this.#socket = await this.#client.open(profile, { ended, hearMissing, signal: this.#stopped.signal });
  }

  #again(): void {
    this.#show(null);
    // The background may be away for a moment: it is as if the connection had failed.
    this.#open().catch(() => this.#ended(false, false));
  }

  #ended(byUser: boolean, wasOpen: boolean): void {
    if (byUser || this.#stopped.signal.aborted) return this.#hide();
    if (wasOpen) this.#delay = FIRST_DELAY;
    this.#cancelRetry = this.#timer(() => this.#again(), this.#delay);
    this.#show(this.#delay);
    this.#delay = Math.min(this.#delay * 2, LONGEST_DELAY);
  }

  #show(retryIn: number | null): void {
    const stop = () => {
      this.#stopped.abort();
      this.#cancelRetry();
      this.#socket?.close();
      this.#hide();
    };
    const entry = { profile: this.#kept.profile, retryIn, stop };
    const { lasting } = this.#store;
    // In its place: a button that moves is another one by the time it is pressed.
    lasting.value = this.#entry
      ? lasting.value.map((one) => (one === this.#entry ? entry : one))
      : [...lasting.value, entry];
    this.#entry = entry;
  }

  #hide(): void {
    this.#store.lasting.value = this.#store.lasting.value.filter((one) => one !== this.#entry);
    this.#entry = null;
  }
}
