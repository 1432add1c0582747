import { focusOnceThere } from './focus-once-there.ts';

/** What the Tab key leads to. */
export const STOPS =
  '[tabindex="0"], :is(button, input, select, textarea, summary, a[href]):not([tabindex], :disabled)';

const MAIN = '#main-content'; // of the chosen tab: the messages stay in the document behind the others
const MAIN_TAB = '[role="tab"][aria-selected="true"][aria-controls="main-content"]';

/**
 * Where the keyboard goes on in the middle of the panel: the row that it is on; the list, when that row is out of sight or there
 * is none; or what stands in its place.
 */
export const MAIN_STOPS: readonly string[] = [
  `${MAIN} :is([role="row"], [role="group"])[tabindex="0"]`,
  `${MAIN} [role="grid"]`,
  `${MAIN} [aria-current="true"]`,
  `${MAIN} section :is(button, input)`,
  MAIN_TAB,
];

/** What takes no key. */
export const DEAF = ':disabled, [inert] *';

/** Whether nothing has the focus, or something that takes no key. */
export function isFocusLost(): boolean {
  const { activeElement } = document;
  return !activeElement || activeElement === document.body || activeElement.matches(DEAF);
}

/**
 * Gives a lost focus to the first of `stops` that takes it. Not while the user is elsewhere than in the panel: in the Console,
 * say, which the focus would be taken from.
 */
export function regainFocus(stops: readonly (HTMLElement | null | undefined)[]): void {
  for (const stop of stops) {
    if (!isFocusLost() || !document.hasFocus()) return;
    stop?.focus({ preventScroll: true }); // where the user is, they are
  }
}

export const mainStops = (): (HTMLElement | null)[] =>
  MAIN_STOPS.map((stop) => document.querySelector<HTMLElement>(stop));

/**
 * Where the keyboard is in the middle of the panel, or on one of its tabs, it goes on in what is shown there after `change`, once
 * that is there.
 */
export function followMain(change: () => void): void {
  const isThere = document.activeElement?.matches(`${MAIN} *, [role="tab"][aria-controls="main-content"]`) === true;
  change();
  if (!isThere) return;
  // It is drawn by then.
  queueMicrotask(() => {
    const pane = document.querySelector(MAIN)?.parentElement;
    if (pane) focusOnceThere(pane, focusInMain);
  });
}

function focusInMain(): boolean {
  const [tab] = mainStops().slice(-1);
  const isLoading = document.querySelector(`${MAIN} > [aria-busy="true"]`) !== null;
  for (const stop of isLoading ? [tab] : mainStops()) {
    stop?.focus({ preventScroll: true });
    if (stop && stop === document.activeElement) break;
  }
  return !isLoading;
}
