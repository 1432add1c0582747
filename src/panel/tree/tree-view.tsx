import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useFocusWish } from '../components/use-focus-wish.ts';
import { type ScrollState, useViewport } from '../components/use-viewport.ts';
import { WindowedRows } from '../components/windowed-rows.tsx';
import { usePanel } from '../panel-model.ts';
import { rowWindow, scrollTopToReveal } from '../view/windowing.ts';
import css from './tree.module.css';
import { treeKeyAction } from './tree-keys.ts';
import type { TreeModel } from './tree-model.ts';
import { TreeRowView } from './tree-row-view.tsx';

interface TreeViewProps {
  readonly label: string;
  readonly tree: TreeModel;
  readonly active: number;
  /** What is searched for. */
  readonly pattern: RegExp | null;
  readonly onToggle: (line: number) => void;
  readonly onActivate: (line: number) => void;
  /** Shows what can be done with the active line. */
  readonly onMenu: (event: MouseEvent) => void;
}

const ROW_HEIGHT = 18;

/** A tree of which only the lines in view are drawn. */
export function TreeView({ label, tree, active, pattern, onToggle, onActivate, onMenu }: TreeViewProps) {
  const viewport = useViewport(usePanel().details.treeSize);
  const isNew = useRef({ value: true });
  const size = { ...viewport, rowHeight: ROW_HEIGHT, rowCount: tree.length };
  const onKeyDown = useTreeKeys({ tree, active, viewport, onToggle, onActivate });
  useLayoutEffect(() => {
    const wasNew: boolean = isNew.current.value;
    isNew.current.value = false;
    if (wasNew && active === 0) return; // it stands there already
    const { current } = viewport.ref;
    const { clientHeight: height = 0, scrollTop = 0 } = current ?? {};
    if (current && height > 0) current.scrollTop = scrollTopToReveal(active, { ...size, height, scrollTop });
    viewport.update();
  }, [active, tree]);
  const renderRow = (line: number, className: string | undefined): ComponentChildren => {
    const row = tree.rowAt(line);
    const state = { row, line, isActive: line === active, className, pattern };
    return <TreeRowView key={row.id} {...state} onToggle={onToggle} onActivate={onActivate} />;
  };
  return (
    <div
      ref={viewport.ref}
      role="tree"
      class={css.tree}
      tabIndex={-1}
      aria-label={label}
      onScroll={viewport.update}
      onKeyDown={onKeyDown}
      onContextMenu={onMenu}
    >
      <WindowedRows rows={rowWindow(size)} pinned={Math.min(active, tree.length - 1)} renderRow={renderRow} />
    </div>
  );
}

interface TreeKeys extends Pick<TreeViewProps, 'tree' | 'active' | 'onToggle' | 'onActivate'> {
  readonly viewport: ScrollState;
}

function useTreeKeys({ tree, active, viewport, onToggle, onActivate }: TreeKeys): (event: KeyboardEvent) => void {
  const wishFocus = useFocusWish(viewport);
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(viewport.height / ROW_HEIGHT) - 1);
    const action = treeKeyAction(event.key, tree, active, page);
    if (!action) return;
    event.preventDefault();
    wishFocus();
    if (action.type === 'toggle') onToggle(active);
    else onActivate(action.to);
  };
}
