import { Icon } from '../components/icon.tsx';
import { Highlighted } from '../finding/highlighted.tsx';
import css from './tree.module.css';
import type { TreeRow } from './tree-model.ts';

interface TreeRowViewProps {
  readonly row: TreeRow;
  readonly line: number;
  readonly isActive: boolean;
  readonly className: string | undefined;
  /** What is searched for. */
  readonly pattern: RegExp | null;
  readonly onToggle: (line: number) => void;
  readonly onActivate: (line: number) => void;
}

/** Levels beyond this stand at the same indent: there would be no room for their content. */
const DEEPEST_INDENT = 30;

/** One line of a tree: a name and a value, or a container with a taste of what it holds. */
export function TreeRowView({ row, line, isActive, className = '', pattern, onToggle, onActivate }: TreeRowViewProps) {
  const { depth, kind, name, position, siblings, state, value } = row;
  const onClick = () => {
    onActivate(line);
    // Whoever has just marked a part of the text wants to copy it.
    if (state !== 'leaf' && document.getSelection()?.isCollapsed !== false) onToggle(line);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has one handler for all keys
    <div
      role="treeitem"
      class={`${css.row} ${className}`}
      style={{ paddingLeft: `${4 + Math.min(depth, DEEPEST_INDENT) * 14}px` }}
      tabIndex={isActive ? 0 : -1}
      aria-level={depth + 1}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-selected={isActive}
      aria-expanded={state === 'leaf' ? undefined : state === 'open'}
      onClick={onClick}
      onContextMenu={() => onActivate(line)}
    >
      <span class={css.marker}>
        {state === 'open' && <Icon name="collapse" />}
        {state === 'closed' && <Icon name="expand" />}
      </span>
      {name !== null && (
        <>
          <bdi class={css.name}>
            <Highlighted text={name} pattern={pattern} />
          </bdi>
          <span class={css.colon}>:</span>
        </>
      )}
      <bdi class={css.value} data-kind={kind}>
        {state === 'leaf' ? <Highlighted text={value} pattern={pattern} /> : value}
      </bdi>
    </div>
  );
}
