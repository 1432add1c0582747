const TYPED_INTO = 'input:not([type="checkbox"]), textarea, select, [contenteditable="true"]';

/** Whether keys that are pressed there write something. */
export const isTypedInto = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches(TYPED_INTO);
