import type { ComponentChildren } from 'preact';
import css from './rule-editor.module.css';

interface FieldGroupProps {
  readonly name: string;
  readonly hint?: string;
  readonly children: ComponentChildren;
}

/** Fields that belong together. */
export function FieldGroup({ name, hint, children }: FieldGroupProps) {
  return (
    <fieldset class={css.group}>
      <legend>{name}</legend>
      {hint !== undefined && <p class={css.hint}>{hint}</p>}
      {children}
    </fieldset>
  );
}
