import { previewOf, scalarText } from '../json/json-preview.ts';
import { countOf, type JsonLine } from '../json/json-tree.ts';
import { usePanel } from '../panel-model.ts';
import { visibleText } from '../text/visible-text.ts';
import { Icon } from './icon.tsx';
import css from './json-view.module.css';

interface JsonLineViewProps {
  readonly line: JsonLine | undefined;
  readonly index: number;
  readonly isActive: boolean;
  readonly className: string | undefined;
  readonly onToggle: (index: number) => void;
  readonly onActivate: (index: number) => void;
}

const KEY_LENGTH = 300;
/** Levels beyond this stand at the same indent: there would be no room for their content. */
const DEEPEST_INDENT = 30;

/** One line of the tree: a name and a scalar, or a container with a taste of what it holds. */
export function JsonLineView({ line, index, isActive, className = '', onToggle, onActivate }: JsonLineViewProps) {
  if (!line) return null;
  const { depth, key, position, siblings, state } = line;
  const onClick = () => (state === 'leaf' ? onActivate(index) : onToggle(index));
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has one handler for all keys
    <div
      role="treeitem"
      class={`${css.line} ${className}`}
      style={{ paddingLeft: `${4 + Math.min(depth, DEEPEST_INDENT) * 14}px` }}
      tabIndex={isActive ? 0 : -1}
      aria-level={depth + 1}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-selected={isActive}
      aria-expanded={state === 'leaf' || state === 'more' ? undefined : state === 'open'}
      onClick={onClick}
    >
      <span class={css.marker}>
        {state === 'open' && <Icon name="collapse" />}
        {state === 'closed' && <Icon name="expand" />}
      </span>
      {key !== null && (
        <>
          <bdi class={css.key}>{visibleText(key.slice(0, KEY_LENGTH))}</bdi>
          <span class={css.colon}>:</span>
        </>
      )}
      <JsonValue line={line} />
    </div>
  );
}

function JsonValue({ line }: { readonly line: JsonLine }) {
  const { wording } = usePanel();
  const { from, node, siblings, state } = line;
  if (state === 'more') return <span class={css.more}>{wording.counted('jsonMore', siblings - from)}</span>;
  if (!('members' in node)) {
    return (
      <bdi class={css.value} data-kind={node.kind}>
        {scalarText(node)}
      </bdi>
    );
  }
  const count = node.kind === 'array' ? ` (${wording.number(countOf(node))})` : '';
  return (
    <bdi class={css.preview}>
      {previewOf(node)}
      {count}
    </bdi>
  );
}
