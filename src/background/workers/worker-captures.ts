import type { DebuggerTarget } from '../../platform/debugger.ts';
import type { WorkerCaptureState } from '../../protocol/routing.ts';
import type { Tab } from '../tab.ts';
import { type CaptureHost, WorkerCapture } from './worker-capture.ts';

/** How long a tab that an earlier background has attached to may wait for its panel. */
const ORPHAN_MS = 10_000;

/** The captures of all tabs. Events may come before the panel has, from what an earlier background has attached. */
export class WorkerCaptures {
  readonly #host: CaptureHost;
  readonly #captures = new Map<number, WorkerCapture>();
  readonly #tabs = new Map<number, Tab>();

  constructor(host: CaptureHost) {
    this.#host = host;
    host.api.onEvent((source, method, params) => this.#of(source)?.onEvent(source, method, params));
    host.api.onDetach((source, reason) => this.#detached(source, reason));
  }

  /** The user's switch. What came of it is told to the panel of the tab, now and when it changes. */
  async set(tabId: number, tab: Tab, on: boolean): Promise<void> {
    if (!on) {
      this.stop(tabId);
      return tab.toPanel(message({ status: 'off' }));
    }
    this.#tabs.set(tabId, tab);
    const capture = this.#capture(tabId);
    const state = await capture.start(tab);
    if (this.#captures.get(tabId) !== capture) return capture.stop(); // switched off meanwhile
    tab.toPanel(message(state));
  }

  /** The panel has gone, or the switch is off. */
  stop(tabId: number): void {
    this.#captures.get(tabId)?.stop();
    this.#captures.delete(tabId);
    this.#tabs.delete(tabId);
  }

  #capture(tabId: number): WorkerCapture {
    const capture = this.#captures.get(tabId) ?? new WorkerCapture(this.#host, tabId);
    this.#captures.set(tabId, capture);
    return capture;
  }

  #of({ tabId, targetId }: DebuggerTarget): WorkerCapture | undefined {
    if (tabId === undefined) return [...this.#captures.values()].find((capture) => capture.has(targetId ?? ''));
    if (!this.#captures.has(tabId)) setTimeout(() => this.#tabs.has(tabId) || this.stop(tabId), ORPHAN_MS);
    return this.#capture(tabId);
  }

  #detached(source: DebuggerTarget, reason: string): void {
    const { tabId, targetId } = source;
    if (tabId === undefined) return this.#of(source)?.left(targetId ?? '');
    const tab = this.#tabs.get(tabId);
    this.#captures.get(tabId)?.ended();
    this.#captures.delete(tabId);
    this.#tabs.delete(tabId);
    tab?.toPanel(message({ status: reason === 'canceled_by_user' ? 'canceled' : 'ended' }));
  }
}

const message = (state: WorkerCaptureState) => ({ type: 'capture-workers', ...state }) as const;
