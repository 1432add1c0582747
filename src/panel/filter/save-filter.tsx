import { ToolButton } from '../components/tool-button.tsx';
import { usePanel } from '../panel-model.ts';
import { textToSave } from './filter-actions.ts';

/** Asks for a name under which what is sought can be saved. */
export function SaveFilter() {
  const model = usePanel();
  const { savedFilters, wording } = model;
  const isNaming = savedFilters.named.value === 'new';
  const toggle = () => {
    savedFilters.named.value = isNaming ? null : 'new';
  };
  return (
    <ToolButton
      icon="star"
      label={wording.text('saveFilter')}
      disabled={textToSave(model) === '' || savedFilters.isFull}
      onClick={toggle}
    />
  );
}
