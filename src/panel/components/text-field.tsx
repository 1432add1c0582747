import type { RefObject } from 'preact';
import css from './text-field.module.css';

interface TextFieldProps {
  /** Stands in the field, too, while it is empty. */
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly maxLength?: number;
  /** The id of the list of what could be written. */
  readonly list?: string;
  readonly isWrong?: boolean;
  readonly field?: RefObject<HTMLInputElement | null>;
}

/** One line of text among other fields. */
export function TextField({ label, value, onInput, maxLength, list, isWrong = false, field }: TextFieldProps) {
  return (
    <input
      {...(field ? { ref: field } : {})}
      type="text"
      class={css.field}
      aria-label={label}
      aria-invalid={isWrong}
      placeholder={label}
      maxLength={maxLength}
      list={list}
      spellcheck={false}
      value={value}
      onInput={({ currentTarget }) => onInput(currentTarget.value)}
    />
  );
}
