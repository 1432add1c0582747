import type { ComponentChildren } from 'preact';
import css from './push-button.module.css';

interface PushButtonProps {
  readonly id?: string | undefined;
  readonly children: ComponentChildren;
  /** Without it the button submits its form. */
  readonly onClick?: () => void;
  readonly disabled?: boolean;
  readonly title?: string | undefined;
  readonly tone?: 'plain' | 'main' | 'link';
}

/** A button with a text on it. */
export function PushButton({ id, children, onClick, disabled = false, title, tone = 'plain' }: PushButtonProps) {
  return (
    <button
      id={id}
      type={onClick ? 'button' : 'submit'}
      class={css.button}
      data-tone={tone}
      disabled={disabled}
      title={title}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
