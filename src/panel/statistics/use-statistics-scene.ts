import type { ConnectionHistory, ConnectionLife } from '../../session/statistics/connection-history.ts';
import { LogHistogram } from '../../session/statistics/log-histogram.ts';
import type { SessionStatistics } from '../../session/statistics/session-statistics.ts';
import { holdsTime } from '../../session/statistics/time-span.ts';
import type { TrafficStatistics } from '../../session/statistics/traffic-statistics.ts';
import type { PanelModel } from '../panel-model.ts';
import { usePanel } from '../panel-model.ts';
import type { Close } from './close-groups.ts';
import type { Scope } from './row-follower.ts';
import { useSums } from './use-sums.ts';

/** All that the statistics show, summed up. */
export interface StatisticsScene {
  readonly statistics: SessionStatistics;
  readonly history: ConnectionHistory;
  readonly total: TrafficStatistics;
  /** The connections that are chosen. */
  readonly connections: readonly string[];
  /** Their closes, in the chosen time. */
  readonly closes: readonly Close[];
  readonly reconnects: readonly Reconnects[];
}

/** The connections to one address that came in the place of others. */
export interface Reconnects {
  readonly url: string;
  readonly pauses: LogHistogram;
}

/** What is summed up so far, drawn again as `useSums` says. */
export function useStatisticsScene(): StatisticsScene {
  const model = usePanel();
  useSums(model.statistics.history);
  useSums(model.statistics.traffic);
  return statisticsScene(model);
}

/** What is summed up when all that is there now has been; null when the user would not wait for it. */
export async function wholeStatistics(model: PanelModel): Promise<StatisticsScene | null> {
  const { meaning } = model;
  const { history, traffic } = model.statistics;
  meaning.resume(); // what is not decoded is not summed up
  const isWhole = await Promise.all([history.whole(), traffic.whole(() => meaning.isPaused.value)]);
  return isWhole.includes(false) ? null : statisticsScene(model);
}

function statisticsScene(model: PanelModel): StatisticsScene {
  const { sink: history } = model.statistics.history;
  const { scope, sink: statistics } = model.statistics.traffic;
  const connections = chosenConnections(model, scope);
  const lives = connections.flatMap((id) => history.lives.get(id) ?? []);
  const { span } = scope;
  const isIn = (at: number | null) => at !== null && (span === null || holdsTime(span, at));
  const closes = lives.filter(({ closed }) => isIn(closed)).flatMap((life) => closeOf(model, life) ?? []);
  const reconnects = reconnectsOf(lives.filter(({ created }) => isIn(created)));
  return { statistics, history, total: statistics.total(), connections, closes, reconnects };
}

function chosenConnections({ session }: PanelModel, { connections, hiddenConnections }: Scope): string[] {
  const all = connections ?? session.connections.keys();
  return [...all].filter((id) => session.connections.has(id) && !hiddenConnections.has(id));
}

function closeOf({ session }: PanelModel, { closeRow }: ConnectionLife): Close | undefined {
  const event = session.eventAt(closeRow);
  return event?.type === 'close' ? event : undefined;
}

function reconnectsOf(lives: readonly ConnectionLife[]): Reconnects[] {
  const byUrl = new Map<string, Reconnects>();
  for (const { after, created, url } of lives) {
    if (!after) continue;
    const known = byUrl.get(url) ?? { url, pauses: new LogHistogram() };
    known.pauses.add(created - after.closed);
    byUrl.set(url, known);
  }
  return [...byUrl.values()].sort((a, b) => b.pauses.count - a.pauses.count);
}
