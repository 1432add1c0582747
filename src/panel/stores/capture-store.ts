import { signal } from '@preact/signals';
import {
  CAPTURE_SETTING,
  DEFAULT_LIMITS,
  type HistoryLimits,
  parseHistoryLimits,
} from '../../protocol/history-limits.ts';
import { isRecord } from '../../protocol/parsed.ts';
import type { Observed } from '../../protocol/to-page.ts';
import type { Receiver } from '../../session/receiver.ts';
import type { PanelSettings } from '../panel-services.ts';

/** What is taken down besides messages, and how much pages keep; remembered. Relays read the limits, too. */
export class CaptureStore {
  readonly observed;
  readonly limits = signal<HistoryLimits>(DEFAULT_LIMITS);
  readonly #receiver: Receiver;
  readonly #settings: PanelSettings;

  constructor(receiver: Receiver, settings: PanelSettings) {
    this.#receiver = receiver;
    this.#settings = settings;
    this.observed = signal(receiver.observed);
  }

  async load(): Promise<void> {
    const saved = await this.#settings.read(CAPTURE_SETTING);
    const { stacks, handling, limits } = isRecord(saved) ? saved : {};
    const { observed } = this;
    this.#observe({
      stacks: typeof stacks === 'boolean' ? stacks : observed.value.stacks,
      handling: typeof handling === 'boolean' ? handling : observed.value.handling,
    });
    this.#limit(parseHistoryLimits(limits) ?? DEFAULT_LIMITS);
  }

  async set(changed: Partial<Observed>): Promise<void> {
    this.#observe({ ...this.observed.value, ...changed });
    await this.#save();
  }

  async setLimits(changed: Partial<HistoryLimits>): Promise<void> {
    this.#limit({ ...this.limits.value, ...changed });
    await this.#save();
  }

  #observe(observed: Observed): void {
    this.#receiver.observed = observed;
    this.observed.value = observed;
  }

  #limit(limits: HistoryLimits): void {
    this.#receiver.limits = limits;
    this.limits.value = limits;
  }

  #save(): Promise<void> {
    return this.#settings.write(CAPTURE_SETTING, { ...this.observed.value, limits: this.limits.value });
  }
}
