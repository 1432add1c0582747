/** Takes back the last wish that has not come true. */
let forget = (): void => undefined;

/**
 * Gives the focus to something in `pane`: `focusIn` does so, and is false while it is not there yet. Then once it is, unless
 * the user has gone on with a key or the pointer meanwhile, or elsewhere than in the panel: in the Console, say. Not told by
 * where the focus in the panel is: it may still be on its way to the row that an arrow key has led to.
 */
export function focusOnceThere<Pane extends Element>(pane: Pane, focusIn: (pane: Pane) => boolean): void {
  forget();
  if (focusIn(pane)) return;
  const observer = new MutationObserver(() => {
    if (!document.hasFocus() || focusIn(pane)) forget();
  });
  const wish = new AbortController();
  wish.signal.addEventListener('abort', () => observer.disconnect());
  for (const type of ['keydown', 'pointerdown'])
    document.addEventListener(type, () => forget(), { capture: true, signal: wish.signal });
  observer.observe(pane, { attributeFilter: ['disabled'], childList: true, subtree: true });
  forget = () => wish.abort();
}
