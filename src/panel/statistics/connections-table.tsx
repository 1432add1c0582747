import { useViewport } from '../components/use-viewport.ts';
import { WindowedRows } from '../components/windowed-rows.tsx';
import { usePanel } from '../panel-model.ts';
import { rowWindow } from '../view/windowing.ts';
import { ConnectionNumbers } from './connection-numbers.tsx';
import css from './connections-table.module.css';
import type { StatisticsScene } from './use-statistics-scene.ts';

const ROW_HEIGHT = 22;
/** Rows in sight at most; the rest is scrolled to. */
const ROWS = 12;

/** Each connection's own numbers; there may be thousands of them. */
export function ConnectionsTable({ scene }: { readonly scene: StatisticsScene }) {
  const { wording } = usePanel();
  const viewport = useViewport();
  const { connections } = scene;
  const height = Math.min(connections.length, ROWS) * ROW_HEIGHT;
  const size = { height, rowHeight: ROW_HEIGHT, rowCount: connections.length, scrollTop: viewport.scrollTop };
  const heads = [
    ['connection', 'columnConnection'],
    ['state', 'factState'],
    ['traffic', 'columnSentHead'],
    ['traffic', 'columnReceivedHead'],
    ['number', 'columnLatency'],
    ['number', 'columnLifetime'],
    ['number', 'columnReconnect'],
  ] as const;
  return (
    <div
      role="table"
      class={css.table}
      aria-label={wording.text('byConnection')}
      aria-rowcount={connections.length + 1}
    >
      <p class={css.caption}>{wording.text('byConnection')}</p>
      <div role="row" class={css.head} aria-rowindex={1}>
        {heads.map(([place, name]) => (
          <span key={name} role="columnheader" class={css[place]}>
            {wording.text(name)}
          </span>
        ))}
      </div>
      <div
        ref={viewport.ref}
        role="rowgroup"
        class={css.rows}
        style={{ height: `${height}px` }}
        onScroll={viewport.update}
      >
        <WindowedRows
          rows={rowWindow(size)}
          renderRow={(index) => {
            const id = connections[index];
            return id === undefined ? null : <ConnectionNumbers key={id} id={id} index={index} scene={scene} />;
          }}
        />
      </div>
    </div>
  );
}
