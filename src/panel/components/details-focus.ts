const CHOSEN = '[role="tab"][aria-selected="true"], [role="alert"] button';

/** Takes back the last wish that has not come true. */
let forget = (): void => undefined;

/**
 * The tab of Details that is chosen, or its close button: where the keyboard goes on from the grid. While what is in
 * Details is being loaded, once it is there, unless the user has gone on with a key or the pointer meanwhile. Not told
 * by where the focus is: it may still be on its way to the row that an arrow key has led to.
 */
export function focusDetails(): void {
  forget();
  const details = document.getElementById('details');
  if (!details || focusIn(details)) return;
  const observer = new MutationObserver(() => {
    if (focusIn(details)) forget();
  });
  const wish = new AbortController();
  wish.signal.addEventListener('abort', () => observer.disconnect());
  for (const type of ['keydown', 'pointerdown'])
    document.addEventListener(type, () => forget(), { capture: true, signal: wish.signal });
  observer.observe(details, { childList: true, subtree: true });
  forget = () => wish.abort();
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
