import { useLayoutEffect, useRef } from 'preact/hooks';
import { PushButton } from '../components/push-button.tsx';
import { usePanel } from '../panel-model.ts';
import { textToSave } from './filter-actions.ts';
import { LONGEST_NAME } from './saved-filters.ts';
import css from './saved-filters-bar.module.css';

interface FilterNameProps {
  /** The name that it has; empty for a new filter. */
  readonly name: string;
  readonly onName: (name: string) => void;
  /** Where the keyboard goes on: called when the name is written, or is to stay as it was. */
  readonly onEnd: () => void;
}

/** Where the name of a filter is written. */
export function FilterName({ name, onName, onEnd }: FilterNameProps) {
  const model = usePanel();
  const { savedFilters, wording } = model;
  const box = useRef<HTMLInputElement>(null);
  const cancel = () => {
    savedFilters.named.value = null;
    onEnd();
  };
  useLayoutEffect(() => {
    box.current?.focus();
    box.current?.select();
  }, []);
  return (
    <form
      class={css.naming}
      onSubmit={(event) => {
        event.preventDefault();
        onName(box.current?.value ?? '');
        onEnd();
      }}
    >
      <input
        ref={box}
        type="text"
        class={css.name}
        aria-label={wording.text('filterName')}
        placeholder={wording.text('filterName')}
        maxLength={LONGEST_NAME}
        autocomplete="off"
        defaultValue={name === '' ? textToSave(model).slice(0, LONGEST_NAME) : name}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Escape') cancel();
        }}
      />
      <PushButton tone="main">{wording.text('saveName')}</PushButton>
      <PushButton onClick={cancel}>{wording.text('cancel')}</PushButton>
    </form>
  );
}
