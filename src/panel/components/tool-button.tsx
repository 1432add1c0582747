import { Icon, type IconName } from './icon.tsx';
import css from './tool-button.module.css';

interface ToolButtonProps {
  readonly id?: string | undefined;
  readonly label: string;
  /** What else is said when the pointer rests on it: its key. */
  readonly hint?: string;
  readonly icon: IconName;
  readonly onClick: (event: MouseEvent) => void;
  /** For a button that stays pressed; undefined for one that does not. */
  readonly pressed?: boolean | undefined;
  readonly disabled?: boolean;
  readonly tone?: 'record' | 'on' | undefined;
}

/** A button of a toolbar: a picture, with its name for whoever cannot see or guess it. */
export function ToolButton({ id, label, hint = '', icon, onClick, pressed, disabled = false, tone }: ToolButtonProps) {
  return (
    <button
      id={id}
      type="button"
      class={css.button}
      aria-label={label}
      aria-pressed={pressed}
      title={hint === '' ? label : `${label} (${hint})`}
      disabled={disabled}
      data-tone={pressed === true ? tone : undefined}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
