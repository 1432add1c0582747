import { focusDetails } from './components/details-focus.ts';

/** What stands in Details while they are being loaded. */
const COMING = '#details [aria-busy="true"]';
const MAIN = '#main-content'; // of the chosen tab: the messages stay in the document behind the others

/** What the panes of the panel give the focus to, in the order in which F6 goes round. */
const STOPS = [
  '#filter',
  '[role="tree"] [tabindex="0"]',
  '#hold-queue [role="listbox"]',
  `${MAIN} :is([role="row"], [role="group"])[tabindex="0"], ${MAIN} section button`,
  `#details [role="tab"][aria-selected="true"], #details [role="alert"] button, ${COMING}`,
  '#composer [role="textbox"]',
];

/** Puts the focus into the pane after the one that has it, or with `by` −1 before it; those that are not there are left out. */
export function focusNextPane(by: 1 | -1): void {
  const stops = STOPS.flatMap((selector) => document.querySelector<HTMLElement>(selector) ?? []);
  const active = document.activeElement;
  const paneOf = (element: Element) =>
    element.closest(`[role="tree"], ${MAIN}, #hold-queue, #details, #composer, [role="toolbar"]`) ?? element;
  const from = stops.findIndex((stop) => active !== null && paneOf(stop).contains(active));
  const to = from < 0 ? 0 : (from + by + stops.length) % stops.length;
  const stop = stops[to];
  if (stop?.matches(COMING)) focusDetails();
  else stop?.focus();
}
