import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Session } from '../../session/session.ts';
import { ConnectionHistory } from '../../session/statistics/connection-history.ts';
import { SessionStatistics } from '../../session/statistics/session-statistics.ts';
import { TypeLanes } from '../../session/statistics/type-lanes.ts';
import type { FilterStore } from '../stores/filter-store.ts';
import { SHOW_ALL } from '../view/row-filter.ts';
import type { LaneOrder } from './lane-order.ts';
import { RowFollower, type Scope } from './row-follower.ts';

/** What the middle of the panel shows. */
export type MainTab = 'messages' | 'types' | 'statistics' | 'rules';

interface StatisticsOptions {
  readonly session: Session;
  readonly revision: ReadonlySignal<number>;
  /** Steps when more messages are decoded. */
  readonly decoded: ReadonlySignal<number>;
  readonly filter: FilterStore;
}

/** Sums over the chosen connections and the chosen time. They are made when they are first looked at. */
export class StatisticsStore {
  readonly tab = signal<MainTab>('messages');
  readonly laneOrder = signal<LaneOrder>({ by: 'count', isDescending: true });
  readonly lanes: RowFollower<TypeLanes>;
  readonly traffic: RowFollower<SessionStatistics>;
  /** Of all connections, whatever is chosen: one may be in the place of another. */
  readonly history: RowFollower<ConnectionHistory>;

  constructor({ session, revision, decoded, filter }: StatisticsOptions) {
    const { meanings } = session;
    const scope = computed<Scope>(() => ({
      connections: filter.connections.value,
      hiddenConnections: filter.hiddenConnections.value,
      span: filter.span.value,
    }));
    const end = () => meanings.decodedRows;
    const edition = () => meanings.edition;
    const decoding = { session, scope, end, edition, revision: computed(() => revision.value + decoded.value) };
    const isStatistics = computed(() => this.tab.value === 'statistics');
    this.lanes = new RowFollower({
      ...decoding,
      makeSink: () => new TypeLanes(session, meanings),
      isWanted: computed(() => this.tab.value === 'types'),
    });
    this.traffic = new RowFollower({
      ...decoding,
      makeSink: () => new SessionStatistics(session, meanings),
      isWanted: isStatistics,
    });
    this.history = new RowFollower({
      session,
      scope: signal(SHOW_ALL),
      revision,
      makeSink: () => new ConnectionHistory(session),
      isWanted: isStatistics,
    });
  }

  dispose(): void {
    for (const follower of [this.lanes, this.traffic, this.history]) follower.dispose();
  }
}
