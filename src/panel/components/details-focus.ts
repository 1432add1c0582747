import { focusOnceThere } from '../focus/focus-once-there.ts';

const CHOSEN = '[role="tab"][aria-selected="true"], [role="alert"] button';

/**
 * The tab of Details that is chosen, or its close button: where the keyboard goes on from the grid. While what is in
 * Details is being loaded, once it is there.
 */
export function focusDetails(): void {
  const details = document.getElementById('details');
  if (details) focusOnceThere(details, focusIn);
}

/** False while it is not there yet. */
function focusIn(details: HTMLElement): boolean {
  const stop = details.querySelector<HTMLElement>(CHOSEN);
  if (!stop && details.querySelector('[aria-busy="true"]')) return false;
  (stop ?? details.querySelector('button'))?.focus();
  return true;
}

/** Back to the selected row, or to the grid. */
export function focusMessages(): void {
  document.querySelector<HTMLElement>('[role="grid"] [role="row"][tabindex="0"]')?.focus();
}
