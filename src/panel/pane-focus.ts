import { focusDetails } from './components/details-focus.ts';
import { MAIN_STOPS } from './focus/focus-stops.ts';

/** What stands in Details while they are being loaded. */
const COMING = '#details [aria-busy="true"]';
const MAIN = '#main-content';

/** What the panes of the panel give the focus to, the first that is there, in the order in which F6 goes round. */
const STOPS: readonly (readonly string[])[] = [
  ['#filter'],
  ['[role="tree"] [tabindex="0"]'],
  ['#hold-queue [role="listbox"]'],
  MAIN_STOPS,
  [`#details [role="tab"][aria-selected="true"], #details [role="alert"] button, ${COMING}`],
  ['#composer [role="textbox"]', '#composer :is(input, select)'],
];

/** Puts the focus into the pane after the one that has it, or with `by` −1 before it; those that are not there are left out. */
export function focusNextPane(by: 1 | -1): void {
  const find = (selector: string) => document.querySelector<HTMLElement>(selector);
  const stops = STOPS.flatMap((selectors) => selectors.map(find).find((stop) => stop !== null) ?? []);
  const active = document.activeElement;
  const paneOf = (element: Element) =>
    element.closest(`[role="tree"], ${MAIN}, #hold-queue, #details, #composer, [role="toolbar"]`) ?? element;
  const from = stops.findIndex((stop) => active !== null && paneOf(stop).contains(active));
  const to = from < 0 ? 0 : (from + by + stops.length) % stops.length;
  const stop = stops[to];
  if (stop?.matches(COMING)) focusDetails();
  else stop?.focus();
}
