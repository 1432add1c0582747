import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { isRecord } from '../../protocol/parsed.ts';
import type { Session } from '../../session/session.ts';
import type { TimeSpan } from '../../session/statistics/time-span.ts';
import { TimelineBins } from '../../session/statistics/timeline-bins.ts';
import type { PanelSettings } from '../panel-services.ts';
import { RowFollower, type Scope } from '../statistics/row-follower.ts';
import { calmSignal } from '../stores/calm-signal.ts';
import type { FilterStore } from '../stores/filter-store.ts';
import type { Schedule } from '../stores/frame-revision.ts';

const SETTING = 'timeline';
/** Milliseconds that the whole timeline shows at least. */
const SHORTEST_VIEW = 200;

/** What the height of a bar says. */
export type TimelineUnit = 'messages' | 'bytes';

interface TimelineOptions {
  readonly session: Session;
  readonly revision: ReadonlySignal<number>;
  /** When what comes in is drawn. */
  readonly pace: Schedule;
  readonly filter: FilterStore;
  readonly settings: PanelSettings;
}

/** What the timeline shows, and how; whether it is open, and its unit, are remembered. */
export class TimelineStore {
  readonly isOpen = signal(true);
  readonly unit = signal<TimelineUnit>('messages');
  /** The piece of time that is looked at; null for all of it, as it grows. */
  readonly zoom = signal<TimeSpan | null>(null);
  /** What the bar under the pointer stands for, in words; null when there is none. */
  readonly hovered = signal<string | null>(null);
  readonly dispose: () => void;
  readonly #settings: PanelSettings;
  #generation: number;
  readonly #whole: RowFollower<TimelineBins>;
  readonly #part: RowFollower<TimelineBins>;
  /** Steps when there is more to draw: at once when the sums of a choice are complete, and once a second as they grow. */
  readonly #changes: ReadonlySignal<number>;
  readonly #partScope: ReadonlySignal<Scope>;

  constructor({ session, revision, pace, filter, settings }: TimelineOptions) {
    this.#settings = settings;
    this.#generation = session.generation;
    const makeSink = () => new TimelineBins(session);
    const chosen = computed(() => ({
      connections: filter.connections.value,
      hiddenConnections: filter.hiddenConnections.value,
      span: null,
    }));
    this.#partScope = computed(() => ({ ...chosen.value, span: this.zoom.value }));
    this.#whole = new RowFollower({ session, revision, makeSink, scope: chosen, isWanted: this.isOpen });
    const isWanted = computed(() => this.isOpen.value && this.zoom.value !== null);
    this.#part = new RowFollower({ session, revision, makeSink, scope: this.#partScope, isWanted });
    const followers = [this.#whole, this.#part];
    const growth = computed(() => followers.reduce((sum, { revision: { value } }) => sum + value, 0));
    const { calm, dispose } = calmSignal(growth, { schedule: pace });
    this.#changes = computed(() => followers.reduce((sum, { settled }) => sum + settled.value, calm.value));
    const forget = session.subscribe(() => this.#forget(session.generation));
    this.dispose = () => [forget, dispose, this.#whole.dispose, this.#part.dispose].forEach((end) => void end());
  }

  /** The sums to draw, in the finest bins that are complete. Reads signals, so that it can be followed. */
  get sums(): TimelineBins {
    void this.#changes.value;
    const isPartReady = this.#part.progress.value === null && this.#part.scope === this.#partScope.value;
    return this.zoom.value !== null && isPartReady ? this.#part.sink : this.#whole.sink;
  }

  /** All the time that there is; null while there is no row. */
  get all(): TimeSpan | null {
    void this.#changes.value;
    const extent = this.#whole.sink.bins.extent;
    return extent && { from: extent.from, to: Math.max(extent.to, extent.from + SHORTEST_VIEW) };
  }

  async load(): Promise<void> {
    const saved = await this.#settings.read(SETTING);
    if (!isRecord(saved)) return;
    if (typeof saved.isOpen === 'boolean') this.isOpen.value = saved.isOpen;
    if (saved.unit === 'messages' || saved.unit === 'bytes') this.unit.value = saved.unit;
  }

  toggle(): void {
    this.isOpen.value = !this.isOpen.value;
    this.#save();
  }

  show(unit: TimelineUnit): void {
    this.unit.value = unit;
    this.#save();
  }

  /** The rows of another generation may be of another time. */
  #forget(generation: number): void {
    if (generation !== this.#generation) this.zoom.value = null;
    this.#generation = generation;
  }

  #save(): void {
    void this.#settings.write(SETTING, { isOpen: this.isOpen.value, unit: this.unit.value });
  }
}
