import { useId } from 'preact/hooks';
import type { DraftPath } from './draft-path.ts';
import { FieldLine } from './field-line.tsx';
import { type Typing, useField, useTyped } from './field-scope.ts';
import { NotRead } from './rule-draft.ts';
import css from './rule-editor.module.css';

interface TextFieldProps {
  readonly path: DraftPath;
  readonly label: string;
  readonly placeholder?: string;
  /** What stands behind the box. */
  readonly unit?: string;
  readonly typing?: Typing;
  readonly isTall?: boolean;
}

const asText = (value: unknown) => (typeof value === 'string' ? value : '');

/** A text that must be there, and may be empty. */
export const TEXT: Typing = { show: asText, read: (text) => text };

/** Nothing typed, nothing there. */
export const OPTIONAL_TEXT: Typing = { show: asText, read: (text) => (text === '' ? undefined : text) };

/** What is no number stays as it is, and the parser says what is needed. */
export const NUMBER: Typing = {
  show: (value) => (typeof value === 'number' || typeof value === 'string' ? String(value) : ''),
  read: (text) => (/^\s*-?\d+(?:\.\d+)?\s*$/.test(text) ? Number(text) : text),
};

/** Nothing typed, nothing there. */
export const OPTIONAL_NUMBER: Typing = {
  show: NUMBER.show,
  read: (text) => (text.trim() === '' ? undefined : NUMBER.read(text)),
};

/** Any value, as JSON. */
export const JSON_VALUE: Typing = {
  show: (value) => (value === undefined ? '' : JSON.stringify(value)),
  read: (text) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return new NotRead(text, 'this is no JSON'); // the parser says why in English alone
    }
  },
};

/** A field of one line, or of some. */
export function TextField({ path, label, placeholder, unit, typing = TEXT, isTall = false }: TextFieldProps) {
  const id = useId();
  const field = useField(path);
  const [text, type] = useTyped(field, typing);
  const isNumber = typing.show === NUMBER.show;
  const props = {
    id,
    value: text,
    placeholder,
    spellcheck: false,
    'aria-invalid': field.problem !== null,
    'aria-describedby': field.problem === null ? undefined : field.problemId,
  };
  return (
    <FieldLine label={label} controlId={id} problem={field.problem} problemId={field.problemId} isTall={isTall}>
      {isTall ? (
        <textarea {...props} class={css.area} onInput={({ currentTarget }) => type(currentTarget.value)} />
      ) : (
        <input
          {...props}
          type="text"
          autocomplete="off"
          inputMode={isNumber ? 'decimal' : 'text'}
          class={isNumber ? css.number : css.text}
          onInput={({ currentTarget }) => type(currentTarget.value)}
        />
      )}
      {unit !== undefined && <span class={css.unit}>{unit}</span>}
    </FieldLine>
  );
}
