import { lifetimeOf } from '../../session/statistics/connection-history.ts';
import type { LogHistogram } from '../../session/statistics/log-histogram.ts';
import { PushButton } from '../components/push-button.tsx';
import { usePanel } from '../panel-model.ts';
import { stateText } from '../text/connection-state.ts';
import { urlParts } from '../text/url-parts.ts';
import css from './connections-table.module.css';
import type { StatisticsScene } from './use-statistics-scene.ts';

interface ConnectionNumbersProps {
  readonly id: string;
  readonly index: number;
  readonly scene: StatisticsScene;
}

/** The numbers of one connection, on one line; a press on its name chooses it. */
export function ConnectionNumbers({ id, index, scene }: ConnectionNumbersProps) {
  const { filter, selection, session, wording } = usePanel();
  const connection = session.connections.get(id);
  if (!connection) return null;
  const measures = scene.statistics.byConnection.get(id)?.measures;
  const life = scene.history.lives.get(id);
  const traffic = (histogram: LogHistogram | undefined) =>
    histogram ? `${wording.number(histogram.count)} · ${wording.bytes(histogram.sum)}` : '';
  const latency = measures?.latency;
  const lifetime = life ? lifetimeOf(life, connection.state, Date.now()) : null;
  const choose = () => {
    filter.connections.value = new Set([id]);
    selection.selectConnection(id);
  };
  return (
    <div role="row" class={css.row} aria-rowindex={index + 2}>
      <span role="cell" class={css.connection} title={connection.url}>
        <PushButton tone="link" onClick={choose}>
          {urlParts(connection.url).path}
        </PushButton>
      </span>
      <span role="cell" class={css.state}>
        {stateText(wording, connection, true)}
      </span>
      <span role="cell" class={css.traffic}>
        {traffic(measures?.sent)}
      </span>
      <span role="cell" class={css.traffic}>
        {traffic(measures?.received)}
      </span>
      <span role="cell" class={css.number}>
        {latency && latency.count > 0 ? wording.lasting(latency.quantile(0.95)) : ''}
      </span>
      <span role="cell" class={css.number}>
        {lifetime === null ? '' : wording.lasting(lifetime)}
      </span>
      <span role="cell" class={css.number}>
        {life?.after ? wording.text('reconnectedAfter', wording.lasting(life.created - life.after.closed)) : ''}
      </span>
    </div>
  );
}
