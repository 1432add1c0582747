import { ToolButton } from '../components/tool-button.tsx';
import { usePanel } from '../panel-model.ts';
import { visibleText } from '../text/visible-text.ts';
import { copyAndTell } from './copy-and-tell.ts';
import { OpenAs } from './open-as.tsx';
import css from './tools.module.css';
import type { ValueActions } from './value-actions.ts';

interface ValueBarProps {
  readonly actions: ValueActions;
  readonly onExpand: () => void;
  readonly onCollapse: () => void;
}

/** Where the chosen value of a tree stands, what can be done with it, and with the tree as a whole. */
export function ValueBar({ actions, onExpand, onCollapse }: ValueBarProps) {
  const model = usePanel();
  const { wording } = model;
  const { content, filter, path, showBytes, text } = actions;
  const shown = path === null ? '' : visibleText(path);
  return (
    <div class={css.tools} data-place="below">
      <ToolButton icon="expandAll" label={wording.text('expandAll')} onClick={onExpand} />
      <ToolButton icon="collapseAll" label={wording.text('collapseAll')} onClick={onCollapse} />
      <div class={css.value} role="group" aria-label={wording.text('chosenValue')}>
        <bdi class={css.path} title={shown}>
          {shown}
        </bdi>
        <ToolButton icon="copy" label={wording.text('copyValue')} onClick={() => void copyAndTell(model, text)} />
        {path !== null && (
          <ToolButton
            icon="path"
            label={wording.text('copyPath')}
            onClick={() => void copyAndTell(model, () => path)}
          />
        )}
        {filter && <ToolButton icon="filter" label={wording.text('filterByValue')} onClick={filter} />}
        {showBytes && <ToolButton icon="bytes" label={wording.text('showBytes')} onClick={showBytes} />}
        {content && <OpenAs content={content} />}
      </div>
    </div>
  );
}
