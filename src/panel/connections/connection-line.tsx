import { ConnectionLabel } from '../components/connection-label.tsx';
import css from '../components/connections-pane.module.css';
import { Icon } from '../components/icon.tsx';
import { usePanel } from '../panel-model.ts';
import type { TreeEntry } from './connection-tree.ts';
import { GroupLabel } from './group-label.tsx';
import type { PlaceInSet } from './places-in-sets.ts';

interface ConnectionLineProps {
  readonly entry: TreeEntry;
  readonly index: number;
  readonly place: PlaceInSet | undefined;
  readonly isChosen: boolean;
  readonly isTabStop: boolean;
  readonly className: string | undefined;
}

/** Deeper levels than this one stand where it does: there must be room for the text. */
const DEEPEST = 5;

/** One line of the tree: all connections, a group of them, or one. */
export function ConnectionLine(props: ConnectionLineProps) {
  const { entry, index, place, isChosen, isTabStop, className = '' } = props;
  return (
    <div
      role="treeitem"
      class={`${entry.type === 'group' ? css.heading : css.option} ${className}`}
      tabIndex={isTabStop ? 0 : -1}
      style={{ paddingLeft: `${6 + 12 * (Math.min(entry.level, DEEPEST) - 1)}px` }}
      data-index={index}
      aria-level={entry.level}
      aria-posinset={place?.position}
      aria-setsize={place?.size}
      aria-selected={isChosen}
      {...(entry.type === 'group' ? { 'aria-expanded': !entry.isCollapsed } : {})}
    >
      <LineContent entry={entry} />
    </div>
  );
}

function LineContent({ entry }: { readonly entry: TreeEntry }) {
  const { connections, wording } = usePanel();
  void connections.revision.value;
  switch (entry.type) {
    case 'group':
      return <GroupLabel group={entry} />;
    case 'connection':
      return <ConnectionLabel connection={entry.connection} isPinned={entry.isPinned} />;
    case 'all':
      return (
        <>
          <Icon name="all" />
          <span class={css.all}>{wording.text('allConnections')}</span>
          <span class={css.count}>{wording.number(entry.count)}</span>
        </>
      );
  }
}
