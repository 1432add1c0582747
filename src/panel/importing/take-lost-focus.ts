/** Gives the focus to an element when what had it is gone: another panel stands in its place. */
export function takeLostFocus(element: HTMLElement | null): void {
  if (document.activeElement === document.body) element?.focus();
}
