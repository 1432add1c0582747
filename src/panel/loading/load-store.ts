import { signal } from '@preact/signals';
import type { LoadFailure } from '../../session/payload-loads.ts';
import type { Receiver } from '../../session/receiver.ts';
import type { Message } from '../../session/session-event.ts';

/** What is being done to have the whole of a message, or why that cannot be done. */
export type LoadState =
  | { readonly type: 'loading'; readonly part: number; readonly cancel: () => void }
  | { readonly type: 'failed'; readonly reason: LoadFailure };

const keyOf = ({ connection, seq }: Message): string => `${connection} ${seq}`;

/** Has the rest of messages fetched that were too big to travel whole, each once at a time. */
export class LoadStore {
  /** Steps when a state has changed. */
  readonly revision = signal(0);
  readonly #receiver: Receiver;
  readonly #states = new Map<string, LoadState>();
  readonly #running = new Map<string, Promise<Message | null>>();

  constructor(receiver: Receiver) {
    this.#receiver = receiver;
  }

  /** Null while nobody has asked for it. */
  stateOf(message: Message): LoadState | null {
    return this.#states.get(keyOf(message)) ?? null;
  }

  /** Whether it is of any use to ask: its page is there, and has not said already that it has no more. */
  canLoad(message: Message): boolean {
    const state = this.stateOf(message);
    const isOver = state?.type === 'failed' && state.reason !== 'mismatch';
    return !isOver && this.#receiver.addressOf(message.connection) !== undefined;
  }

  /** The message with its whole payload, which is in the session then; null when it cannot be had: the state says why. */
  whole(message: Message, row?: number): Promise<Message | null> {
    if (message.payload.fullSize === undefined) return Promise.resolve(message);
    const key = keyOf(message);
    const running = this.#running.get(key) ?? this.#load(key, message, row);
    this.#running.set(key, running);
    return running;
  }

  async #load(key: string, message: Message, row?: number): Promise<Message | null> {
    const abort = new AbortController();
    const cancel = () => abort.abort();
    const onProgress = (part: number) => this.#set(key, { type: 'loading', part, cancel });
    onProgress(0);
    const result = await this.#receiver.load(message, { signal: abort.signal, onProgress });
    this.#running.delete(key);
    if (!result.ok) {
      this.#set(key, result.reason === 'cancelled' ? null : { type: 'failed', reason: result.reason });
      return null;
    }
    this.#receiver.session.complete(message, result.payload, row);
    this.#set(key, null);
    return { ...message, payload: result.payload };
  }

  #set(key: string, state: LoadState | null): void {
    if (state) this.#states.set(key, state);
    else this.#states.delete(key);
    this.revision.value++;
  }
}
