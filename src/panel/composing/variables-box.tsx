import { useRef, useState } from 'preact/hooks';
import { type ActingModel, useActing } from '../acting/acting-model.ts';
import { PushButton } from '../components/push-button.tsx';
import { TextField } from '../components/text-field.tsx';
import { ToolButton } from '../components/tool-button.tsx';
import { PopoverButton } from '../menu/popover-button.tsx';
import { isOwnName, LONGEST_VALUE, MOST_VARIABLES } from '../stores/variable-store.ts';
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

/** False when there is no room for it: the user is told, and can take back that another value of it has gone. */
function define({ feedback, undo, variables, wording }: ActingModel, name: string, value: string): boolean {
  const before = variables.own.value.get(name);
  if (!variables.set(name, value)) {
    feedback.problem(wording.text('variablesFull', wording.number(MOST_VARIABLES), wording.number(LONGEST_VALUE)));
    return false;
  }
  if (before !== undefined && before !== value)
    undo.offer({
      text: wording.counted('replaced', 1),
      undo: () => void variables.set(name, before),
      isPossible: () => variables.canSet(name) && [undefined, value].includes(variables.own.value.get(name)),
    });
  return true;
}

function NewVariable() {
  const model = useActing();
  const { wording } = model;
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const isWrong = name !== '' && !isOwnName(name);
  const add = (event: Event) => {
    event.preventDefault();
    if (!define(model, name, value)) return;
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
