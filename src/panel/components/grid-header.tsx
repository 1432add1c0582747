import { usePanel } from '../panel-model.ts';
import { Cell } from './cell.tsx';
import css from './message-grid.module.css';

export const GRID_COLUMNS = 7;

/** The names of the columns; it stays in sight. */
export function GridHeader() {
  const { wording } = usePanel();
  return (
    <div role="row" class={css.header} aria-rowindex={1}>
      <Cell role="columnheader" class={css.seq} title={wording.text('columnSeqHint')}>
        #
      </Cell>
      <Cell role="columnheader">{wording.text('columnTime')}</Cell>
      <Cell role="columnheader" class={css.direction} title={wording.text('direction')}>
        ↑↓
      </Cell>
      <Cell role="columnheader" class={css.kind}>
        {wording.text('columnKind')}
      </Cell>
      <Cell role="columnheader" class={css.connection}>
        {wording.text('columnConnection')}
      </Cell>
      <Cell role="columnheader">{wording.text('columnSummary')}</Cell>
      <Cell role="columnheader" class={css.size}>
        {wording.text('columnSize')}
      </Cell>
    </div>
  );
}
