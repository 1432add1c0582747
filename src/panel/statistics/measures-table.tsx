import { MEASURES, type Measure, type TrafficStatistics } from '../../session/statistics/traffic-statistics.ts';
import { usePanel } from '../panel-model.ts';
import type { MessageKey } from '../panel-services.ts';
import { SmallChart } from './small-chart.tsx';
import css from './statistics.module.css';

const COLUMNS = 32;

const NAMES: Readonly<Record<Measure, MessageKey>> = {
  sent: 'measureSent',
  received: 'measureReceived',
  latency: 'measureLatency',
  handling: 'timingHandled',
  drain: 'measureDrain',
  heartbeat: 'measureHeartbeat',
};

const HINTS: Readonly<Record<Measure, MessageKey>> = {
  sent: 'measureSentHint',
  received: 'measureReceivedHint',
  latency: 'measureLatencyHint',
  handling: 'measureHandlingHint',
  drain: 'measureDrainHint',
  heartbeat: 'measureHeartbeatHint',
};

/** How sizes and times are distributed; what was never measured is left out. */
export function MeasuresTable({ total }: { readonly total: TrafficStatistics }) {
  const { wording } = usePanel();
  const measures = MEASURES.filter((measure) => total.measures[measure].count > 0);
  if (measures.length === 0) return null;
  const heads = ['columnCount', 'columnLeast', 'columnMedian', 'p95', 'p99', 'columnMost'] as const;
  return (
    <div class={css.section}>
      <table class={css.table}>
        <caption>{wording.text('distributions')}</caption>
        <thead>
          <tr>
            <th scope="col">{wording.text('columnMeasure')}</th>
            {heads.map((head) => (
              <th key={head} scope="col" class={css.number}>
                {wording.text(head)}
              </th>
            ))}
            <th scope="col">{wording.text('columnShape')}</th>
          </tr>
        </thead>
        <tbody>
          {measures.map((measure) => (
            <MeasureRow key={measure} measure={measure} total={total} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MeasureRow({ measure, total }: { readonly measure: Measure; readonly total: TrafficStatistics }) {
  const { wording } = usePanel();
  const histogram = total.measures[measure];
  const isSize = measure === 'sent' || measure === 'received';
  const say = (value: number) => (isSize ? wording.bytes(Math.round(value)) : wording.lasting(value));
  const { count, least, leastPositive, most } = histogram;
  const values = [least, ...[0.5, 0.95, 0.99].map((q) => histogram.quantile(q)), most];
  return (
    <tr>
      <th scope="row" title={wording.text(HINTS[measure])}>
        {wording.text(NAMES[measure])}
      </th>
      <td class={css.number}>{wording.number(count)}</td>
      {values.map((value, column) => (
        <td key={column} class={css.number}>
          {say(value)}
        </td>
      ))}
      <td class={css.shape}>
        <SmallChart values={histogram.shape(COLUMNS, leastPositive, most)} />
      </td>
    </tr>
  );
}
