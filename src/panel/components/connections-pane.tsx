import { usePanel } from '../panel-model.ts';
import { type ConnectionEntry, connectionEntries } from '../stores/connection-list.ts';
import { rowWindow, scrollTopToReveal } from '../view/windowing.ts';
import { ConnectionOption } from './connection-option.tsx';
import css from './connections-pane.module.css';
import { steppedPosition } from './list-keys.ts';
import { useFocusWish } from './use-focus-wish.ts';
import { type ScrollState, useViewport } from './use-viewport.ts';
import { WindowedRows } from './windowed-rows.tsx';

const ROW_HEIGHT = 34;

/** The connections of the page; choosing one shows its messages alone. */
export function ConnectionsPane() {
  const { wording } = usePanel();
  const viewport = useViewport();
  const { choose, chosen, entries, onKeyDown, size } = useConnectionChoice(viewport);
  return (
    <div
      ref={viewport.ref}
      role="listbox"
      class={css.list}
      tabIndex={-1}
      aria-label={wording.text('connections')}
      onScroll={viewport.update}
      onKeyDown={onKeyDown}
    >
      <WindowedRows
        rows={rowWindow(size)}
        pinned={chosen}
        renderRow={(index, className) => (
          <ConnectionOption
            key={keyOf(entries[index])}
            entry={entries[index]}
            position={index}
            isChosen={index === chosen}
            className={className}
            onChoose={choose}
          />
        )}
      />
    </div>
  );
}

/** Which connection is chosen, and how a click or a key chooses another. */
function useConnectionChoice(viewport: ScrollState) {
  const { filter, revision, selection, session } = usePanel();
  void revision.value;
  const entries = connectionEntries(session);
  const chosen = Math.max(
    0,
    entries.findIndex((entry) => isChosen(entry, filter.connections.value)),
  );
  const size = { ...viewport, rowHeight: ROW_HEIGHT, rowCount: entries.length };
  const wishFocus = useFocusWish(viewport);

  const choose = (position: number) => {
    const entry = entries[position];
    if (!entry || entry.type === 'document') return;
    filter.connections.value = entry.type === 'connection' ? new Set([entry.connection.id]) : null;
    if (entry.type === 'connection') selection.selectConnection(entry.connection.id);
    else if (selection.subject.value?.type === 'connection') selection.close();
    if (viewport.ref.current) viewport.ref.current.scrollTop = scrollTopToReveal(position, size);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const isChoice = (position: number) => entries[position]?.type !== 'document';
    const position = steppedPosition(event.key, chosen, { count: entries.length, page: 5 }, isChoice);
    if (position === null) return;
    event.preventDefault();
    wishFocus();
    choose(position);
  };
  return { entries, chosen, size, choose, onKeyDown };
}

const idOf = (entry: ConnectionEntry): string | null | undefined => {
  if (entry.type === 'all') return null;
  return entry.type === 'connection' ? entry.connection.id : undefined;
};

const isChosen = (entry: ConnectionEntry, connections: ReadonlySet<string> | null): boolean =>
  entry.type === 'connection' ? (connections?.has(entry.connection.id) ?? false) : connections === null;

const keyOf = (entry: ConnectionEntry | undefined): string =>
  entry?.type === 'document' ? entry.document.id : ((entry && idOf(entry)) ?? 'all');
