import { useMemo, useState } from 'preact/hooks';
import type { JsonNode } from '../json/json-node.ts';
import { openTree, toggleLine } from '../json/json-tree.ts';
import { usePanel } from '../panel-model.ts';
import { rowWindow, scrollTopToReveal } from '../view/windowing.ts';
import { jsonKeyAction } from './json-keys.ts';
import { JsonLineView } from './json-line-view.tsx';
import css from './json-view.module.css';
import { useFocusWish } from './use-focus-wish.ts';
import { type ScrollState, useViewport } from './use-viewport.ts';
import { WindowedRows } from './windowed-rows.tsx';

const LINE_HEIGHT = 18;

/** JSON as a tree that is opened level by level; only the lines in view are drawn. */
export function JsonView({ root }: { readonly root: JsonNode }) {
  const { wording } = usePanel();
  const viewport = useViewport();
  const { active, onKeyDown, setActive, size, toggle, tree } = useJsonTree(root, viewport);
  return (
    <div
      ref={viewport.ref}
      role="tree"
      class={css.tree}
      tabIndex={-1}
      aria-label={wording.text('jsonTree')}
      onScroll={viewport.update}
      onKeyDown={onKeyDown}
    >
      <WindowedRows
        rows={rowWindow(size)}
        pinned={active}
        renderRow={(index, className) => (
          <JsonLineView
            key={index}
            line={tree[index]}
            index={index}
            isActive={index === active}
            className={className}
            onToggle={toggle}
            onActivate={setActive}
          />
        )}
      />
    </div>
  );
}

/** What of the tree is open, which line is active, and how keys change both. */
function useJsonTree(root: JsonNode, viewport: ScrollState) {
  const first = useMemo(() => openTree(root), [root]);
  const [tree, setTree] = useState(first);
  const [active, setActive] = useState(0);
  const wishFocus = useFocusWish(viewport);
  const size = { ...viewport, rowHeight: LINE_HEIGHT, rowCount: tree.length };

  const toggle = (index: number) => {
    setTree(toggleLine(tree, index));
    setActive(index);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor(viewport.height / LINE_HEIGHT) - 1);
    const action = jsonKeyAction(event.key, tree, active, page);
    if (!action) return;
    event.preventDefault();
    wishFocus();
    if (action.type === 'toggle') return toggle(active);
    setActive(action.to);
    if (viewport.ref.current) viewport.ref.current.scrollTop = scrollTopToReveal(action.to, size);
    viewport.update();
  };
  return { tree, active, setActive, toggle, onKeyDown, size };
}
