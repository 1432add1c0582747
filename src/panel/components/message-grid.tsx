import { useLayoutEffect, useRef } from 'preact/hooks';
import { usePanel } from '../panel-model.ts';
import { maxScrollTop, rowWindow, scrollTopToReveal } from '../view/windowing.ts';
import { focusDetails } from './details-focus.ts';
import { EmptyState } from './empty-state.tsx';
import { GRID_COLUMNS, GridHeader } from './grid-header.tsx';
import { Icon } from './icon.tsx';
import { steppedPosition } from './list-keys.ts';
import css from './message-grid.module.css';
import { MessageRow } from './message-row.tsx';
import { useFocusWish } from './use-focus-wish.ts';
import { useTail } from './use-tail.ts';
import { type ScrollState, useViewport } from './use-viewport.ts';
import { WindowedRows } from './windowed-rows.tsx';

const ROW_HEIGHT = 20;
const HEADER_HEIGHT = 22;

/** The messages, and between them what happened to their connections and what is missing. */
export function MessageGrid() {
  const { filter, selection, session, view, wording } = usePanel();
  void view.revision.value;
  const viewport = useViewport();
  const onScroll = useTail(viewport, selection);
  const grid = useGridSelection(viewport);
  const hasConnection = filter.connections.value?.size !== 1 && session.connections.size > 1;
  return (
    <div class={css.pane}>
      <div
        ref={viewport.ref}
        role="grid"
        class={css.grid}
        tabIndex={-1}
        data-connection={hasConnection}
        aria-label={wording.text('messages')}
        aria-rowcount={view.length + 1}
        aria-colcount={GRID_COLUMNS}
        onScroll={onScroll}
        onKeyDown={grid.onKeyDown}
      >
        <GridHeader />
        <WindowedRows
          rows={grid.rows}
          pinned={grid.selected}
          renderRow={(position, className) => (
            <MessageRow
              key={view.rowAt(position)}
              row={view.rowAt(position)}
              position={position}
              isSelected={position === grid.selected}
              isTabStop={position === grid.tabStop}
              className={className}
              onSelect={grid.select}
            />
          )}
        />
      </div>
      <EmptyState />
      {grid.hasLater && (
        <button type="button" class={css.latest} title={wording.text('latestHint')} onClick={grid.toLatest}>
          <Icon name="latest" /> {wording.text('latest')}
        </button>
      )}
    </div>
  );
}

/** Which rows are drawn, which one is selected, and how keys move that. Positions are those of the view. */
function useGridSelection(viewport: ScrollState) {
  const { selection, view } = usePanel();
  const wishFocus = useFocusWish(viewport);
  const height = Math.max(0, viewport.height - HEADER_HEIGHT);
  const size = { height, rowHeight: ROW_HEIGHT, rowCount: view.length };
  const scrollTop = selection.isFollowing.value ? maxScrollTop(size) : viewport.scrollTop;
  const rows = rowWindow({ ...size, scrollTop });
  const selected = view.positionOf(selection.row.value);
  const hasLater = !selection.isFollowing.value && scrollTop < maxScrollTop(size) - ROW_HEIGHT;
  const tabStop = selected === -1 ? Math.min(view.length - 1, Math.ceil(scrollTop / ROW_HEIGHT)) : selected;

  const select = (position: number) => {
    const row = view.rowAt(position);
    if (row < 0) return;
    // What the user looks at must not move away; the newest row moves with the list.
    selection.isFollowing.value = selection.isFollowing.value && position === view.length - 1;
    selection.selectRow(row);
  };
  const reveal = (position: number) => {
    if (!viewport.ref.current) return;
    viewport.ref.current.scrollTop = scrollTopToReveal(position, { ...size, scrollTop });
    viewport.update();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') {
      event.preventDefault(); // or it would press what is focused by then
      return focusDetails();
    }
    const page = Math.max(1, Math.floor(height / ROW_HEIGHT) - 1);
    const from = selected === -1 ? tabStop - (event.key === 'ArrowDown' ? 1 : 0) : selected;
    const position = steppedPosition(event.key, from, { count: view.length, page });
    if (position === null) return;
    event.preventDefault();
    if (position === view.length - 1) selection.isFollowing.value = true;
    wishFocus();
    select(position);
    reveal(position);
  };
  const toLatest = () => {
    selection.isFollowing.value = true;
  };
  useRevealAfterFilter(selected, reveal);
  return { rows, selected, tabStop, hasLater, select, onKeyDown, toLatest };
}

/**
 * When a filter is changed, the selected row stays in sight: that is how one finds what came before it. A list that
 * was following its newest row goes on with that, unless that row was the selected one.
 */
function useRevealAfterFilter(selected: number, reveal: (position: number) => void): void {
  const { selection, view } = usePanel();
  const wasLast = useRef({ value: false });
  const isLast = selected === view.length - 1;
  const isComplete = view.progress.value === null;
  useLayoutEffect(() => {
    if (selected < 0 || isLast || (selection.isFollowing.value && !wasLast.current.value)) return;
    selection.isFollowing.value = false;
    reveal(selected);
  }, [view.filter, isComplete]);
  useLayoutEffect(() => {
    wasLast.current.value = isLast;
  });
}
