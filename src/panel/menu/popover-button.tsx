import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import css from './popover-button.module.css';

interface PopoverButtonProps {
  /** The name of the box that it opens. */
  readonly label: string;
  /** What its own name has besides. */
  readonly what?: string;
  readonly hint?: string;
  /** What stands on it; its name, unless told. */
  readonly face?: ComponentChildren;
  readonly id?: string;
  /** Drawn only while it is open. */
  readonly children: () => ComponentChildren;
}

/** A button with a box of controls above it. Escape and a press elsewhere close the box. */
export function PopoverButton({ label, what = '', hint, face, id, children }: PopoverButtonProps) {
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const boxId = useId();
  const [isOpen, setOpen] = useState(false);
  const onToggle = ({ newState }: { readonly newState: string }) => {
    setOpen(newState === 'open');
    if (newState !== 'open' && isWithin(box.current)) opener.current?.focus();
  };
  const place = () => {
    const [from, to] = [opener.current?.getBoundingClientRect(), box.current];
    if (!from || !to) return;
    to.style.left = `${Math.max(4, Math.min(from.left, innerWidth - 344))}px`;
    to.style.bottom = `${innerHeight - from.top + 2}px`;
    to.style.maxHeight = `${Math.max(80, from.top - 10)}px`;
  };
  return (
    <>
      <button
        ref={opener}
        id={id}
        type="button"
        class={css.button}
        popovertarget={boxId}
        aria-expanded={isOpen}
        aria-label={what === '' ? label : `${label}: ${what}`}
        title={hint ?? label}
      >
        {face ?? label}
        <span aria-hidden="true">▾</span>
      </button>
      <div
        ref={box}
        id={boxId}
        class={css.box}
        popover="auto"
        role="group"
        aria-label={label}
        onBeforeToggle={place}
        onToggle={onToggle}
        onKeyDown={(event) => event.stopPropagation()}
      >
        {isOpen && children()}
      </div>
    </>
  );
}

/** Closed with a key, what had the focus is hidden; closed with a click elsewhere, the focus is there. */
const isWithin = (box: HTMLElement | null): boolean =>
  document.activeElement === document.body || box?.contains(document.activeElement) === true;
