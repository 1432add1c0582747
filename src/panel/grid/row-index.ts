/** The place among the rows of the element that an event came from; -1 when it came from no row, or from a button in one. */
export function rowIndexOf({ target }: Event): number {
  const element = target instanceof Element ? target : null;
  if (element?.closest('button')) return -1;
  const index = Number(element?.closest<HTMLElement>('[role="row"]')?.dataset.index ?? -1);
  return Number.isInteger(index) ? index : -1;
}
