import type { ComponentChildren, RefObject } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import css from './popover-button.module.css';

/** Px between the box and the edges of the panel, and its opener. */
const MARGIN = 4;
const GAP = 2;
/** Px that the box has, however little room is above its opener. */
const LOWEST = 80;

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
  usePlace(box, opener, isOpen);
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
        onKeyDown={(event) => isOpen && event.key === 'Escape' && event.stopPropagation()} // it closes the box alone
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
        onBeforeToggle={() => limit(box.current, opener.current)}
        onToggle={onToggle}
        onKeyDown={(event) => event.stopPropagation()}
      >
        {isOpen && children()}
      </div>
    </>
  );
}

type Ref<Type extends HTMLElement> = RefObject<Type | null>;

/** Keeps the box in its place while it is open: what it shows, and the panel, may get another size. */
function usePlace(box: Ref<HTMLDivElement>, opener: Ref<HTMLButtonElement>, isOpen: boolean): void {
  useLayoutEffect(() => {
    if (!isOpen || !box.current) return;
    const observer = new ResizeObserver(() => place(box.current, opener.current));
    observer.observe(box.current);
    const onResize = () => limit(box.current, opener.current);
    globalThis.addEventListener('resize', onResize);
    return () => {
      observer.disconnect();
      globalThis.removeEventListener('resize', onResize);
    };
  }, [isOpen]);
}

/** Makes the box no higher than there is room for it, and places it. */
function limit(box: HTMLElement | null, opener: HTMLElement | null): void {
  if (!box || !opener) return;
  box.style.maxHeight = `${Math.max(LOWEST, opener.getBoundingClientRect().top - GAP - MARGIN)}px`;
  place(box, opener);
}

/** Above its opener, and within the panel. */
function place(box: HTMLElement | null, opener: HTMLElement | null): void {
  if (!box || !opener) return;
  const { left, top } = opener.getBoundingClientRect();
  const { height, width } = box.getBoundingClientRect();
  box.style.left = `${Math.max(MARGIN, Math.min(left, innerWidth - width - MARGIN))}px`;
  box.style.bottom = `${Math.max(MARGIN, Math.min(innerHeight - top + GAP, innerHeight - height - MARGIN))}px`;
}

/** Closed with a key, what had the focus is hidden; closed with a click elsewhere, the focus is there. */
const isWithin = (box: HTMLElement | null): boolean =>
  document.activeElement === document.body || box?.contains(document.activeElement) === true;
