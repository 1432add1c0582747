import { useRef, useState } from 'preact/hooks';
import { useActing } from '../acting/acting-model.ts';
import { PushButton } from '../components/push-button.tsx';
import { TextField } from '../components/text-field.tsx';
import { ToolButton } from '../components/tool-button.tsx';
import { PopoverButton } from '../menu/popover-button.tsx';
import { isOwnName } from '../stores/variable-store.ts';
import { visibleText } from '../text/visible-text.ts';
import { offerRemoved } from '../undo/offer-removed.ts';
import { BUILT_IN_VARIABLES } from './built-in-variables.ts';
import type { Composition } from './composition.ts';
import css from './variables-box.module.css';

interface VariablesBoxProps {
  readonly composition: Composition;
  /** Puts a text where the cursor is. */
  readonly onInsert: (text: string) => void;
}

/** Whether variables are replaced, which there are, and the user's own. */
export function VariablesBox({ composition: { hasVariables }, onInsert }: VariablesBoxProps) {
  const model = useActing();
  const { composer, variables, wording } = model;
  const own = variables.own.value;
  return (
    <PopoverButton label={wording.text('variables')} face="{{ }}">
      {() => (
        <div class={css.box}>
          <label class={css.switch}>
            <input
              type="checkbox"
              checked={hasVariables}
              onChange={({ currentTarget }) => composer.useVariables(currentTarget.checked)}
            />
            {wording.text('replaceVariables')}
          </label>
          <div class={css.names} role="group" aria-label={wording.text('insertVariable')}>
            {BUILT_IN_VARIABLES.map((name) => (
              <PushButton key={name} onClick={() => onInsert(`{{${name}}}`)}>{`{{${name}}}`}</PushButton>
            ))}
          </div>
          {[...own].map(([name, value]) => (
            <div key={name} class={css.own}>
              <PushButton onClick={() => onInsert(`{{${name}}}`)}>{`{{${name}}}`}</PushButton>
              <bdi class={css.value}>{visibleText(value.slice(0, 200))}</bdi>
              <ToolButton
                icon="close"
                label={wording.text('removeVariable', name)}
                onClick={() => offerRemoved(model, name, variables.remove(name))}
              />
            </div>
          ))}
          <NewVariable />
        </div>
      )}
    </PopoverButton>
  );
}

function NewVariable() {
  const { variables, wording } = useActing();
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const isWrong = name !== '' && !isOwnName(name);
  const add = (event: Event) => {
    event.preventDefault();
    if (!variables.set(name, value)) return;
    setName('');
    setValue('');
    field.current?.focus(); // from the button, which cannot be pressed now
  };
  return (
    <form class={css.added} onSubmit={add}>
      <TextField field={field} label={wording.text('variableName')} isWrong={isWrong} value={name} onInput={setName} />
      <TextField label={wording.text('variableValue')} value={value} onInput={setValue} />
      <PushButton disabled={name === '' || isWrong}>{wording.text('saveVariable')}</PushButton>
    </form>
  );
}
