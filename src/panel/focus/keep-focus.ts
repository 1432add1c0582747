import { afterFrame } from '../components/after-frame.ts';
import { focusOnceThere } from './focus-once-there.ts';
import { DEAF, isFocusLost, mainStops, regainFocus, STOPS } from './focus-stops.ts';

/** Where something was that is gone: what stood beside it, which may be gone as well, and in what. */
interface Place {
  readonly parent: Element;
  readonly gone: Element;
  readonly next: Element | null;
  readonly previous: Element | null;
}

/** Lists that give the focus to one of their rows, or have it themselves. */
const LISTS = '[role="grid"], [role="tree"], [role="listbox"]';
/** Parts of the panel in which the user goes on. */
const PARTS = 'form, [popover], dialog, section, [role="toolbar"], [role="group"], ul, ol';
const PANES = '#main-content, #details, #hold-queue, [role="tree"]';
/** Elements that have had the focus and may get it back. */
const TRAIL = 8;

/**
 * When what has the focus is taken out of the panel, or takes no keys any more, the focus goes where a user would go on: to what
 * has come in its place, or stands beside it, or to the list that it was in. A last resort: whatever else gives the focus
 * somewhere does so first. Returns what ends it.
 */
export function keepFocus(): () => void {
  const over = new AbortController();
  let watched: HTMLElement | null = null;
  let isInPane = false;
  let trail: readonly HTMLElement[] = [];
  const observer = new MutationObserver((records) => {
    const lost = watched;
    if (!lost || !isFocusLost()) return;
    const place = placeOf(lost, records);
    const others = isInPane ? [] : trail;
    afterFrame(() => {
      if (over.signal.aborted || !isFocusLost()) return; // another panel stands in the place of this one
      regainFocus([...(place ? stopsNear(lost, place) : stopsBeside(lost)), ...others, ...mainStops()]);
      if (lost.matches(':disabled')) focusOnceThere(lost, focusIfAwake);
    });
  });
  const onFocusIn = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return;
    // The elements of rows are those of other rows by and by. One that is gone would keep all that it was in.
    const last = watched?.matches('[role="row"]') === false ? [watched] : [];
    trail = [...last, ...trail].filter(({ isConnected }) => isConnected).slice(0, TRAIL);
    watched = target;
    isInPane = target.closest(PANES) !== null;
    observer.disconnect();
    for (let at: Element | null = target; at; at = at.parentElement)
      observer.observe(at, { childList: at !== target, attributeFilter: ['disabled', 'inert'] });
  };
  // The user has pressed where nothing takes the focus: that is how one leaves a field.
  const onFocusOut = () =>
    queueMicrotask(() => {
      if (watched?.isConnected === true && !watched.matches(DEAF) && isFocusLost()) watched = null;
    });
  document.addEventListener('focusin', onFocusIn, { signal: over.signal });
  document.addEventListener('focusout', onFocusOut, { signal: over.signal });
  over.signal.addEventListener('abort', () => observer.disconnect());
  return () => over.abort();
}

/** Null while it is in the document. */
function placeOf(lost: Element, records: readonly MutationRecord[]): Place | null {
  if (lost.isConnected) return null;
  for (const { nextSibling, previousSibling, removedNodes, target } of records) {
    const gone = [...removedNodes].find((node) => node.contains(lost));
    if (!(gone instanceof Element) || !(target instanceof Element)) continue;
    return { parent: target, gone, next: elementAt(nextSibling), previous: elementAt(previousSibling) };
  }
  return null;
}

const elementAt = (node: Node | null): Element | null => (node instanceof Element ? node : null);

const stopsIn = (element: Element): HTMLElement[] => [...element.querySelectorAll<HTMLElement>(STOPS)];

/** Where one goes on from what was at a place. */
function* stopsNear(lost: HTMLElement, { parent, gone, next, previous }: Place): Iterable<HTMLElement> {
  if (!parent.isConnected) return;
  const list = parent.closest<HTMLElement>(LISTS);
  if (list) {
    yield* list.querySelectorAll<HTMLElement>(':is([role="row"], [role="treeitem"])[tabindex="0"]');
    yield list;
  }
  for (const beside of [next, previous])
    if (beside?.isConnected === true && isAlike(beside, gone)) yield* stopsLike(lost, gone, beside);
  for (const part of partsAround(parent)) yield* nearest(stopsIn(part), previous ?? next ?? parent);
}

/** One beside another in a list. */
const isAlike = (one: Element, other: Element): boolean =>
  one.localName === other.localName && one.className === other.className;

/** In an element like the one that is gone: what does the same there, or else its first stop. */
function* stopsLike(lost: HTMLElement, gone: Element, beside: Element): Iterable<HTMLElement> {
  const stops = stopsIn(beside);
  const place = stopsIn(gone).indexOf(lost);
  const same = stops[place];
  if (same?.className === lost.className) yield same;
  yield* stops;
}

/** A button that works on something may be pressed again when it is done. */
function focusIfAwake(element: HTMLElement): boolean {
  if (element.matches(DEAF)) return false;
  element.focus({ preventScroll: true });
  return true;
}

/** What takes no key any more is still there. */
const stopsBeside = (lost: HTMLElement): HTMLElement[] =>
  [...partsAround(lost)].flatMap((part) => nearest(stopsIn(part), lost));

/** The parts of the panel that an element is in, the smallest first. */
function* partsAround(element: Element): Iterable<Element> {
  for (let part = element.closest(PARTS); part; part = part.parentElement?.closest(PARTS) ?? null) yield part;
}

/** Those before an element, the last first, and then those after it. */
function nearest(stops: readonly HTMLElement[], element: Element): HTMLElement[] {
  const isBefore = (stop: HTMLElement) =>
    element.contains(stop) || (element.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  return [...stops.filter(isBefore).reverse(), ...stops.filter((stop) => !isBefore(stop))];
}
