import { signal } from '@preact/signals';
import {
  CAPTURE_SETTING,
  DEFAULT_LIMITS,
  type HistoryLimits,
  parseHistoryLimits,
} from '../../protocol/history-limits.ts';
import { isCount, isRecord } from '../../protocol/parsed.ts';
import type { Observed } from '../../protocol/to-page.ts';
import type { Receiver } from '../../session/receiver.ts';
import { NO_CAP, type SessionCap } from '../../session/session-content.ts';
import type { PanelSettings } from '../panel-services.ts';

/** What a session takes as its cap, for one of which 0 is no limit. */
export const sessionCap = ({ messages, bytes }: SessionCap): SessionCap => ({
  messages: messages || NO_CAP.messages,
  bytes: bytes || NO_CAP.bytes,
});

/** What is taken down besides messages, and how much pages keep; remembered. Relays read the limits, too. */
export class CaptureStore {
  readonly observed;
  readonly limits = signal<HistoryLimits>(DEFAULT_LIMITS);
  /** What the panel holds; 0 for no limit. */
  readonly cap = signal<SessionCap>({ messages: 0, bytes: 0 });
  readonly #receiver: Receiver;
  readonly #settings: PanelSettings;

  constructor(receiver: Receiver, settings: PanelSettings) {
    this.#receiver = receiver;
    this.#settings = settings;
    this.observed = signal(receiver.observed);
  }

  async load(): Promise<void> {
    const saved = await this.#settings.read(CAPTURE_SETTING);
    const { stacks, handling, limits, cap } = isRecord(saved) ? saved : {};
    const { observed } = this;
    this.#observe({
      stacks: typeof stacks === 'boolean' ? stacks : observed.value.stacks,
      handling: typeof handling === 'boolean' ? handling : observed.value.handling,
    });
    this.#limit(parseHistoryLimits(limits) ?? DEFAULT_LIMITS);
    if (isRecord(cap) && isCount(cap.messages) && isCount(cap.bytes)) {
      this.#hold({ messages: cap.messages, bytes: cap.bytes });
    }
  }

  async set(changed: Partial<Observed>): Promise<void> {
    this.#observe({ ...this.observed.value, ...changed });
    await this.#save();
  }

  async setLimits(changed: Partial<HistoryLimits>): Promise<void> {
    this.#limit({ ...this.limits.value, ...changed });
    await this.#save();
  }

  async setCap(changed: Partial<SessionCap>): Promise<void> {
    this.#hold({ ...this.cap.value, ...changed });
    await this.#save();
  }

  #hold(cap: SessionCap): void {
    this.#receiver.session.cap = sessionCap(cap);
    this.cap.value = cap;
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
    const [limits, cap] = [this.limits.value, this.cap.value];
    return this.#settings.write(CAPTURE_SETTING, { ...this.observed.value, limits, cap });
  }
}
