import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { isRecord } from '../../protocol/parsed.ts';
import type { Session } from '../../session/session.ts';
import type { PanelSettings } from '../panel-services.ts';
import { RowFollower } from '../statistics/row-follower.ts';
import { calmSignal } from '../stores/calm-signal.ts';
import type { Schedule } from '../stores/frame-revision.ts';
import { NO_CONNECTIONS, SHOW_ALL } from '../view/row-filter.ts';
import { ALL_KEY, GROUPINGS, type Grouping, ORDERS, type Order } from './connection-tree.ts';
import { RateSparks } from './rate-sparks.ts';

const SETTING = 'connections';
/** Milliseconds between two drawings of the tree. */
const CALM = 300;

interface ConnectionOptions {
  readonly session: Session;
  readonly sessionRevision: ReadonlySignal<number>;
  /** When what comes in is drawn. */
  readonly pace: Schedule;
  readonly settings: PanelSettings;
}

/** How the tree of connections is shown; grouping and order are remembered. */
export class ConnectionStore {
  readonly grouping: Signal<Grouping> = signal('frame');
  readonly order: Signal<Order> = signal('age');
  readonly pinned = signal(NO_CONNECTIONS);
  /** Keys of groups that are closed. */
  readonly collapsed: Signal<ReadonlySet<string>> = signal(new Set<string>());
  /** The key of the line that the keyboard is on, and of the one that a range begins at. */
  readonly current: Signal<string> = signal(ALL_KEY);
  anchor: string = ALL_KEY;
  /** Steps a few times a second while the session changes. */
  readonly revision: ReadonlySignal<number>;
  readonly dispose: () => void;
  readonly #follower: RowFollower<RateSparks>;
  readonly #settings: PanelSettings;

  constructor({ session, sessionRevision, pace, settings }: ConnectionOptions) {
    this.#settings = settings;
    this.#follower = new RowFollower({
      session,
      revision: sessionRevision,
      scope: signal(SHOW_ALL),
      makeSink: () => new RateSparks(session),
      isWanted: signal(true),
    });
    const { calm, dispose } = calmSignal(sessionRevision, { pause: CALM, schedule: pace });
    this.revision = calm;
    this.dispose = () => [dispose, this.#follower.dispose].forEach((end) => void end());
  }

  get sparks(): RateSparks {
    return this.#follower.sink;
  }

  async load(): Promise<void> {
    const saved = await this.#settings.read(SETTING);
    if (!isRecord(saved)) return;
    this.grouping.value = GROUPINGS.find((one) => one === saved.grouping) ?? 'frame';
    this.order.value = ORDERS.find((one) => one === saved.order) ?? 'age';
  }

  groupBy(grouping: Grouping): void {
    this.grouping.value = grouping;
    this.#save();
  }

  orderBy(order: Order): void {
    this.order.value = order;
    this.#save();
  }

  togglePin(connection: string): void {
    this.pinned.value = toggled(this.pinned.value, connection);
  }

  toggleGroup(key: string): void {
    this.collapsed.value = toggled(this.collapsed.value, key);
  }

  #save(): void {
    void this.#settings.write(SETTING, { grouping: this.grouping.value, order: this.order.value });
  }
}

function toggled(set: ReadonlySet<string>, value: string): ReadonlySet<string> {
  const changed = new Set(set);
  if (!changed.delete(value)) changed.add(value);
  return changed;
}
