import type { ComponentChildren } from 'preact';
import css from './rule-editor.module.css';

interface FieldLineProps {
  readonly label: string;
  /** Of the control. */
  readonly controlId: string;
  readonly problem?: string | null;
  readonly problemId?: string;
  readonly isTall?: boolean;
  readonly children: ComponentChildren;
}

/** A control of the editor with its name, and what is wrong with it. */
export function FieldLine({ label, controlId, problem = null, problemId, isTall = false, children }: FieldLineProps) {
  return (
    <div class={css.line} data-tall={isTall}>
      <label class={css.label} for={controlId}>
        {label}
      </label>
      <div class={css.control}>{children}</div>
      {problem !== null && (
        <p id={problemId} class={css.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
