import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { chooseLine, isChosen } from '../connections/choose-connections.ts';
import { ConnectionLine } from '../connections/connection-line.tsx';
import { lineMenu } from '../connections/connection-menu.ts';
import { connectionTree, type TreeEntry } from '../connections/connection-tree.ts';
import { ConnectionsHeader } from '../connections/connections-header.tsx';
import { placesInSets } from '../connections/places-in-sets.ts';
import { useTreeKeys } from '../connections/use-tree-keys.ts';
import { rowIndexOf } from '../grid/row-index.ts';
import { useRowMenu } from '../menu/use-row-menu.ts';
import { usePanel } from '../panel-model.ts';
import { rowWindow } from '../view/windowing.ts';
import css from './connections-pane.module.css';
import { useFocusWish } from './use-focus-wish.ts';
import { type ScrollState, useViewport } from './use-viewport.ts';
import { WindowedRows } from './windowed-rows.tsx';

const ROW_HEIGHT = 34;

/** The connections of the page, in groups; choosing some shows their messages alone. */
export function ConnectionsPane() {
  const { filter, wording } = usePanel();
  const viewport = useViewport();
  const { current, entries, handlers, places, size } = useConnectionTree(viewport);
  const chosen = filter.connections.value;
  return (
    <div class={css.pane}>
      <ConnectionsHeader />
      <div
        ref={viewport.ref}
        role="tree"
        class={css.list}
        tabIndex={-1}
        aria-label={wording.text('connections')}
        aria-multiselectable="true"
        onScroll={viewport.update}
        {...handlers}
      >
        <WindowedRows
          rows={rowWindow(size)}
          pinned={current}
          renderRow={(index, className) => {
            const entry = entries[index];
            const state = { index, place: places[index], isTabStop: index === current, className };
            return (
              entry && <ConnectionLine key={entry.key} entry={entry} isChosen={isChosen(entry, chosen)} {...state} />
            );
          }}
        />
      </div>
    </div>
  );
}

/** The lines of the tree, the one that the keyboard is on, and what pointer and keys do. */
function useConnectionTree(viewport: ScrollState) {
  const model = usePanel();
  const entries = useEntries();
  const places = useMemo(() => placesInSets(entries.map(({ level }) => level)), [entries]);
  const current = useCurrent(entries);
  const size = { ...viewport, rowHeight: ROW_HEIGHT, rowCount: entries.length };
  const wishFocus = useFocusWish(viewport);
  const onTreeKey = useTreeKeys({ entries, current, size, viewport, wishFocus });
  const menu = useRowMenu((index) => lineMenu(model, entries, index));
  const handlers = {
    onContextMenu: menu.onContextMenu,
    onKeyDown: (event: KeyboardEvent) => {
      menu.onKeyDown(event);
      if (!event.defaultPrevented) onTreeKey(event);
    },
    onClick: (event: MouseEvent) => {
      const index = rowIndexOf(event, '[role="treeitem"]');
      if (index >= 0) chooseLine(model, entries, index, event);
    },
  };
  return { current, entries, handlers, places, size };
}

/** The line that the keyboard is on; once that is there no more, the one that has come into its place. */
function useCurrent(entries: readonly TreeEntry[]): number {
  const { current } = usePanel().connections;
  const place = useRef(0);
  const found = entries.findIndex(({ key }) => key === current.value);
  place.current = found < 0 ? Math.min(place.current, entries.length - 1) : found;
  const { key } = entries[place.current] ?? {};
  useLayoutEffect(() => {
    if (key !== undefined) current.value = key; // from now on it is this one, wherever it moves to
  }, [key]);
  return place.current;
}

/** The lines of the tree; it is built anew a few times a second at most. */
function useEntries(): TreeEntry[] {
  const { connections: store, filter, session } = usePanel();
  const revision = store.revision.value;
  const [grouping, order] = [store.grouping.value, store.order.value];
  const [pinned, collapsed, hidden] = [store.pinned.value, store.collapsed.value, filter.hiddenConnections.value];
  return useMemo(() => {
    const rateOf = (id: string) => store.sparks.rateOf(id);
    return connectionTree(session, { grouping, order, pinned, hidden, collapsed, rateOf });
  }, [revision, session.generation, grouping, order, pinned, hidden, collapsed]);
}
