import { signal } from '@preact/signals';
import type { LinkStatus } from '../../session/panel-link.ts';
import type { Receiver } from '../../session/receiver.ts';
import type { PanelSettings } from '../panel-services.ts';

const SETTING = 'preserveLog';

/** Whether messages are kept, and for how long. */
export class RecordingStore {
  readonly isRecording = signal(true);
  readonly preserveLog = signal(false);
  readonly status = signal<LinkStatus>('connecting');
  readonly dispose: () => void;
  readonly #receiver: Receiver;
  readonly #settings: PanelSettings;

  constructor(receiver: Receiver, settings: PanelSettings) {
    this.#receiver = receiver;
    this.#settings = settings;
    this.isRecording.value = receiver.recording;
    this.status.value = receiver.status;
    this.dispose = receiver.onStatus((status) => {
      this.status.value = status;
    });
  }

  async load(): Promise<void> {
    const saved = await this.#settings.read(SETTING);
    if (typeof saved === 'boolean') this.#apply(saved);
  }

  toggle(): void {
    this.#receiver.recording = !this.#receiver.recording;
    this.isRecording.value = this.#receiver.recording;
  }

  async setPreserveLog(on: boolean): Promise<void> {
    this.#apply(on);
    await this.#settings.write(SETTING, on);
  }

  #apply(on: boolean): void {
    this.#receiver.preserveLog = on;
    this.preserveLog.value = on;
  }
}
