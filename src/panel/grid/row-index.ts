/**
 * The place among its siblings of the element that an event came from; -1 when it came from none that `selector` finds,
 * or from a button in one.
 */
export function rowIndexOf({ target }: Event, selector = '[role="row"]'): number {
  const element = target instanceof Element ? target : null;
  if (element?.closest('button')) return -1;
  const index = Number(element?.closest<HTMLElement>(selector)?.dataset.index ?? -1);
  return Number.isInteger(index) ? index : -1;
}
