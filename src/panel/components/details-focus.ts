const CHOSEN = '[role="tab"][aria-selected="true"], [role="alert"] button';

/** Takes back the last wish that has not come true. */
let forget = (): void => undefined;

/**
 * The tab of Details that is chosen, or its close button: where the keyboard goes on from the grid. While what is in
 * Details is being loaded, once it is there, unless the focus has gone elsewhere meanwhile.
 */
export function focusDetails(): void {
  forget();
  const details = document.getElementById('details');
  if (!details || focusIn(details)) return;
  const from = document.activeElement;
  const observer = new MutationObserver(() => {
    const { activeElement } = document;
    const isElsewhere = activeElement !== from && activeElement !== document.body;
    if (isElsewhere || focusIn(details)) forget();
  });
  observer.observe(details, { childList: true, subtree: true });
  forget = () => observer.disconnect();
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
