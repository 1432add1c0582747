/** The tab of Details that is chosen, or its close button: where the keyboard goes on from the grid. */
export function focusDetails(): void {
  const details = document.getElementById('details');
  const tab = details?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]');
  (tab ?? details?.querySelector<HTMLElement>('button'))?.focus();
}

/** Back to the selected row, or to the grid. */
export function focusMessages(): void {
  document.querySelector<HTMLElement>('[role="grid"] [role="row"][tabindex="0"]')?.focus();
}
