import { PushButton } from '../components/push-button.tsx';
import { usePanel } from '../panel-model.ts';
import css from './tools.module.css';

interface TreeToolsProps {
  readonly onExpand: () => void;
  readonly onCollapse: () => void;
}

/** What can be done with a tree as a whole. */
export function TreeTools({ onExpand, onCollapse }: TreeToolsProps) {
  const { wording } = usePanel();
  return (
    <div class={css.tools}>
      <PushButton onClick={onExpand}>{wording.text('expandAll')}</PushButton>
      <PushButton onClick={onCollapse}>{wording.text('collapseAll')}</PushButton>
    </div>
  );
}
