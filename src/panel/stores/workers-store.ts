import { signal } from '@preact/signals';
import type { WorkerCaptureShown, WorkerCaptureSwitch } from '../../session/worker-capture-switch.ts';

/** The switch *Capture workers*. It is never remembered: the user turns it on where it is wanted. */
export class WorkersStore {
  readonly state = signal<WorkerCaptureShown>({ status: 'off' });
  readonly dispose: () => void;
  readonly #capture: WorkerCaptureSwitch;

  /** `tell` says what has come of it. */
  constructor(capture: WorkerCaptureSwitch, tell: (state: WorkerCaptureShown) => void) {
    this.#capture = capture;
    this.state.value = capture.state;
    this.dispose = capture.onChange((state) => {
      const isNews = state.status !== this.state.value.status;
      this.state.value = state;
      if (isNews) tell(state);
    });
  }

  toggle(): void {
    this.#capture.set(!this.#capture.isWanted);
  }
}
