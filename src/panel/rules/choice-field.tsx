import { useId } from 'preact/hooks';
import { usePanel } from '../panel-model.ts';
import type { MessageKey } from '../panel-services.ts';
import type { DraftPath } from './draft-path.ts';
import { FieldLine } from './field-line.tsx';
import { useField } from './field-scope.ts';
import css from './rule-editor.module.css';

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly (readonly [value: Value, name: MessageKey])[];
  readonly onChoose: (value: Value) => void;
}

/** One of several. */
export function SelectLine<Value extends string>({ label, value, choices, onChoose }: SelectProps<Value>) {
  const { wording } = usePanel();
  const id = useId();
  return (
    <FieldLine label={label} controlId={id}>
      <select
        id={id}
        class={css.select}
        value={value}
        onChange={({ currentTarget }) => {
          const chosen = choices.find(([choice]) => choice === currentTarget.value);
          if (chosen) onChoose(chosen[0]);
        }}
      >
        {choices.map(([choice, name]) => (
          <option key={choice} value={choice}>
            {wording.text(name)}
          </option>
        ))}
      </select>
    </FieldLine>
  );
}

interface ChoiceFieldProps extends Pick<SelectProps<string>, 'label' | 'choices'> {
  readonly path: DraftPath;
}

/** One of several, or nothing: the choice whose value is empty. */
export function ChoiceField({ path, label, choices }: ChoiceFieldProps) {
  const { value, write } = useField(path);
  return (
    <SelectLine
      label={label}
      value={typeof value === 'string' ? value : ''}
      choices={choices}
      onChoose={(chosen) => write(chosen === '' ? undefined : chosen)}
    />
  );
}
