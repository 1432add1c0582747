import { csvText } from '../../formats/csv.ts';
import type { CloseFacts } from '../../protocol/from-page.ts';
import type { Session } from '../../session/session.ts';
import { type ConnectionHistory, lifetimeOf } from '../../session/statistics/connection-history.ts';
import type { LogHistogram } from '../../session/statistics/log-histogram.ts';
import type { RateMeter } from '../../session/statistics/rate-meter.ts';
import type { SessionStatistics } from '../../session/statistics/session-statistics.ts';
import { MEASURES, type Measure, TrafficStatistics } from '../../session/statistics/traffic-statistics.ts';

const QUANTILES = [
  ['p50', 0.5],
  ['p95', 0.95],
  ['p99', 0.99],
] as const;

/** A distribution in numbers: bytes or ms. */
type Numbers = Readonly<Record<'count' | 'least' | 'mean' | 'p50' | 'p95' | 'p99' | 'most', number>>;

/** The statistics of one connection, or of all together, as they are copied. */
export interface TrafficReport {
  readonly messages: number;
  readonly bytes: number;
  readonly lost: number;
  readonly errors: number;
  readonly measures: Readonly<Record<Measure, Numbers>>;
}

export interface ConnectionReport extends TrafficReport {
  readonly id: string;
  readonly url: string;
  readonly state: string;
  /** From open to close, or until now, in ms; null when one of them was not seen. */
  readonly lifetime: number | null;
  readonly close: CloseFacts | null;
  /** The connection that this one is in the place of, and how long there was none, in ms. */
  readonly reconnectOf: string | null;
  readonly reconnectAfter: number | null;
}

export interface StatisticsReport {
  readonly total: TrafficReport & { readonly peakMessagesPerSecond: number; readonly peakBytesPerSecond: number };
  readonly connections: readonly ConnectionReport[];
}

/** What the statistics are made of. */
export interface StatisticsSource {
  readonly session: Session;
  readonly statistics: SessionStatistics;
  readonly history: ConnectionHistory;
  /** The connections in question. */
  readonly connections: readonly string[];
  readonly now: number;
}

export function statisticsReport({
  session,
  statistics,
  history,
  connections,
  now,
}: StatisticsSource): StatisticsReport {
  const { rates }: { rates: RateMeter } = statistics;
  return {
    total: {
      ...trafficReport(statistics.total()),
      peakMessagesPerSecond: rates.peakMessages,
      peakBytesPerSecond: rates.peakBytes,
    },
    connections: connections.map((id) => {
      const connection = session.connections.get(id);
      const life = history.lives.get(id);
      return {
        id,
        url: connection?.url ?? '',
        state: connection?.state ?? '',
        lifetime: life && connection ? lifetimeOf(life, connection.state, now) : null,
        close: connection?.close ?? null,
        reconnectOf: life?.after?.connection ?? null,
        reconnectAfter: life?.after ? life.created - life.after.closed : null,
        ...trafficReport(statistics.byConnection.get(id) ?? new TrafficStatistics()),
      };
    }),
  };
}

/** One line a connection, and one for all together. */
export function statisticsCsv({ connections, total }: StatisticsReport): string {
  const names = MEASURES.flatMap((measure) =>
    ['count', 'p50', 'p95', 'p99', 'most'].map((name) => `${measure} ${name}`),
  );
  const head = [
    'connection',
    'url',
    'state',
    'lifetime',
    'close code',
    'close reason',
    'reconnect of',
    'reconnect after',
  ];
  const traffic = ({ messages, bytes, lost, errors, measures }: TrafficReport) => [
    messages,
    bytes,
    lost,
    errors,
    ...MEASURES.flatMap((measure) => {
      const { count, p50, p95, p99, most } = measures[measure];
      return [count, p50, p95, p99, most];
    }),
  ];
  const rows = connections.map((report) => {
    const { id, url, state, lifetime, close, reconnectOf, reconnectAfter } = report;
    const facts = [id, url, state, lifetime, close?.code ?? null, close?.reason ?? null, reconnectOf, reconnectAfter];
    return [...facts, ...traffic(report)];
  });
  const all = ['all', ...Array.from({ length: head.length - 1 }, () => null), ...traffic(total)];
  return csvText([[...head, 'messages', 'bytes', 'lost', 'errors', ...names], ...rows, all]);
}

function trafficReport({ messages, bytes, lost, errors, measures }: TrafficStatistics): TrafficReport {
  return {
    messages,
    bytes,
    lost,
    errors,
    measures: {
      sent: numbersOf(measures.sent),
      received: numbersOf(measures.received),
      latency: numbersOf(measures.latency),
      handling: numbersOf(measures.handling),
      drain: numbersOf(measures.drain),
      heartbeat: numbersOf(measures.heartbeat),
    },
  };
}

function numbersOf(histogram: LogHistogram): Numbers {
  const { count, least, mean, most } = histogram;
  const [p50 = 0, p95 = 0, p99 = 0] = QUANTILES.map(([, q]) => rounded(histogram.quantile(q)));
  return { count, least: rounded(least), mean: rounded(mean), p50, p95, p99, most: rounded(most) };
}

/** To thousandths: a histogram knows no more. */
const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;
