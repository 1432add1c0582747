import { signal } from '@preact/signals';
import { isRecord } from '../../protocol/parsed.ts';
import type { Observed } from '../../protocol/to-page.ts';
import type { Receiver } from '../../session/receiver.ts';
import type { PanelSettings } from '../panel-services.ts';

const SETTING = 'capture';

/** What is taken down besides messages; remembered. */
export class CaptureStore {
  readonly observed;
  readonly #receiver: Receiver;
  readonly #settings: PanelSettings;

  constructor(receiver: Receiver, settings: PanelSettings) {
    this.#receiver = receiver;
    this.#settings = settings;
    this.observed = signal(receiver.observed);
  }

  async load(): Promise<void> {
    const saved = await this.#settings.read(SETTING);
    if (!isRecord(saved)) return;
    const { stacks, handling } = this.observed.value;
    this.#apply({
      stacks: typeof saved.stacks === 'boolean' ? saved.stacks : stacks,
      handling: typeof saved.handling === 'boolean' ? saved.handling : handling,
    });
  }

  async set(changed: Partial<Observed>): Promise<void> {
    this.#apply({ ...this.observed.value, ...changed });
    await this.#settings.write(SETTING, this.observed.value);
  }

  #apply(observed: Observed): void {
    this.#receiver.observed = observed;
    this.observed.value = observed;
  }
}
