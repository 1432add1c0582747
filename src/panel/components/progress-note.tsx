import type { ComponentChildren } from 'preact';
import css from './progress-note.module.css';

interface ProgressNoteProps {
  /** What is being done. */
  readonly label: string;
  /** From 0 to 1; null where nobody knows. */
  readonly value: number | null;
  /** Before the bar. */
  readonly children?: ComponentChildren;
  /** What stops it. */
  readonly cancel?: ComponentChildren;
}

/** How far something has come that is done beside all else, in a line; seen after a moment. */
export function ProgressNote({ label, value, children, cancel }: ProgressNoteProps) {
  return (
    <span class={`${css.line} ${css.soon}`}>
      {children}
      <progress aria-label={label} value={value ?? undefined} />
      {cancel}
    </span>
  );
}
