import { useEffect, useMemo, useState } from 'preact/hooks';
import { patternOf } from '../finding/find-query.ts';
import { useFind } from '../finding/use-find.ts';
import { JsonSearch } from '../json/json-search.ts';
import type { JsonTree } from '../json/json-tree.ts';
import { nodeAtPath } from '../json/node-at-path.ts';
import { usePanel } from '../panel-model.ts';
import { TreeView } from '../tree/tree-view.tsx';
import { useTrail } from './content-trail.ts';
import { jsonActions } from './json-actions.ts';
import css from './json-view.module.css';
import { openValueMenu } from './value-actions.ts';
import { ValueBar } from './value-bar.tsx';

/** JSON as a tree, and what can be done with the value that is chosen in it. `first`: the tree as it is first shown. */
export function JsonView({ first }: { readonly first: JsonTree }) {
  const model = usePanel();
  const trail = useTrail();
  const isWhole = trail.contents.length === 1;
  const { index } = first;
  const [state, setState] = useState({ tree: first, active: 0 });
  const { tree, active } = state;
  const node = tree.nodeAt(active);
  /** Whatever opens and closes, the chosen value stays chosen, or what hides it is. */
  const show = (next: JsonTree, chosen = node) => setState({ tree: next, active: next.lineOf(chosen) });
  const actions = useMemo(() => jsonActions(model, index, node, isWhole), [model, index, node, isWhole]);
  const pattern = useFind({
    content: index,
    searchFor: (query) => {
      const wanted = patternOf(query);
      return wanted && new JsonSearch(index, wanted);
    },
    reveal: (found) => setState((old) => shown(old.tree.revealed(found), found)),
  });
  const wished = model.details.wishedPath.value;
  useEffect(() => {
    if (!wished) return;
    setState((old) => shown(old.tree.revealed(nodeAtPath(index, wished)), nodeAtPath(index, wished)));
    model.details.wishedPath.value = null;
  }, [wished]);
  return (
    <div class={css.json}>
      <div class={css.tree}>
        <TreeView
          label={model.wording.text('jsonTree')}
          tree={tree}
          active={active}
          pattern={pattern}
          onToggle={(line) => show(tree.toggled(line), tree.nodeAt(line))}
          onActivate={(line) => setState({ tree, active: line })}
          onMenu={(event) => openValueMenu(model, trail, event, actions)}
        />
      </div>
      <ValueBar actions={actions} onExpand={() => show(tree.expanded())} onCollapse={() => show(tree.collapsed())} />
    </div>
  );
}

const shown = (tree: JsonTree, node: number) => ({ tree, active: tree.lineOf(node) });
