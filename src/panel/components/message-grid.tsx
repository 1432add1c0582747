import { useMemo } from 'preact/hooks';
import { SkippedBar } from '../filter/skipped-bar.tsx';
import { columnTemplate, isTight, shownColumns, widthBehindSummary } from '../grid/columns.ts';
import { DrawnRows } from '../grid/drawn-rows.tsx';
import { GridHeader } from '../grid/grid-header.tsx';
import { GridMenuButton } from '../grid/grid-menu-button.tsx';
import { JumpToNewest } from '../grid/jump-to-newest.tsx';
import { rowIndexOf } from '../grid/row-index.ts';
import { rowMenu } from '../grid/row-menu.ts';
import { SortBar } from '../grid/sort-bar.tsx';
import { chooseRow, useGridKeys } from '../grid/use-grid-keys.ts';
import { useGridTooltip } from '../grid/use-grid-tooltip.ts';
import { useGridWindow } from '../grid/use-grid-window.ts';
import { useRowFocus } from '../grid/use-row-focus.ts';
import { useRowMenu } from '../menu/use-row-menu.ts';
import { usePanel } from '../panel-model.ts';
import { EmptyState } from './empty-state.tsx';
import css from './message-grid.module.css';
import { useFocusWish } from './use-focus-wish.ts';
import { useTail } from './use-tail.ts';
import { useViewport } from './use-viewport.ts';

/** The messages, and between them what happened to their connections and what is missing. */
export function MessageGrid() {
  const model = usePanel();
  const { columns, rows, selection, session, wording } = model;
  const viewport = useViewport();
  const onScroll = useTail(viewport, selection, rows.shownSort.value !== null);
  const view = useGridWindow(viewport);
  const onKeyDown = useGridKeys(view, useFocusWish(viewport, '[role="row"][tabindex="0"]'));
  useRowFocus(viewport, selection.row.value);
  const menu = useRowMenu((index) => rowMenu(model, index));
  const tooltip = useGridTooltip();
  // Of the rows on show: with a new choice, the columns change when its rows come.
  const hasConnection = model.view.filter.connections?.size !== 1 && session.connections.size > 1;
  const layout = columns.layout.value;
  const shown = useMemo(
    () => shownColumns(layout, viewport.width, hasConnection),
    [layout, viewport.width, hasConnection],
  );
  return (
    <div class={css.pane}>
      <SortBar />
      <SkippedBar />
      <div class={css.frame}>
        <div
          ref={viewport.ref}
          role="grid"
          class={css.grid}
          tabIndex={-1}
          style={{ '--columns': columnTemplate(shown, layout) }}
          data-tight={isTight(shown, layout, viewport.width) || undefined}
          aria-label={wording.text('messages')}
          aria-multiselectable="true"
          aria-rowcount={rows.length + 1}
          aria-colcount={layout.order.length}
          onScroll={onScroll}
          onKeyDown={(event) => {
            menu.onKeyDown(event);
            onKeyDown(event);
          }}
          onContextMenu={menu.onContextMenu}
          onClick={(event) => {
            const index = rowIndexOf(event);
            if (index >= 0) chooseRow(model, index, event);
          }}
          {...tooltip}
        >
          <GridHeader columns={shown} />
          <DrawnRows view={view} columns={shown} />
        </div>
        <GridMenuButton />
        <EmptyState />
        <JumpToNewest isAtEnd={view.isAtEnd} right={widthBehindSummary(shown, layout)} />
      </div>
    </div>
  );
}
