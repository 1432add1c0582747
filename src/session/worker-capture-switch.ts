import type { FromPanel, WorkerCaptureState } from '../protocol/routing.ts';

export type WorkerCaptureShown = WorkerCaptureState | { readonly status: 'starting'; readonly reason?: string };

/** The user's switch for the workers of the tab. The background forgets it whenever it ends: then it is said again. */
export class WorkerCaptureSwitch {
  #state: WorkerCaptureShown = { status: 'off' };
  readonly #post: (message: FromPanel) => void;
  readonly #listeners = new Set<(state: WorkerCaptureShown) => void>();

  constructor(post: (message: FromPanel) => void) {
    this.#post = post;
  }

  get state(): WorkerCaptureShown {
    return this.#state;
  }

  get isWanted(): boolean {
    return this.#state.status === 'on' || this.#state.status === 'starting';
  }

  set(on: boolean): void {
    if (on) this.#change({ status: 'starting' });
    this.#post({ type: 'capture-workers', on });
  }

  /** The background is there, perhaps anew. */
  ready(): void {
    if (this.isWanted) this.#post({ type: 'capture-workers', on: true });
  }

  heard(state: WorkerCaptureState): void {
    this.#change(state);
  }

  onChange(listener: (state: WorkerCaptureShown) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #change(state: WorkerCaptureShown): void {
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }
}
