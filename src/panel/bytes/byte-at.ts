/** The byte of a hex dump that is under the pointer; null between the lines and beside them. */
export function byteAt(event: PointerEvent, length: number): number | null {
  const under = document.elementFromPoint(event.clientX, event.clientY);
  const column = under?.closest<HTMLElement>('[data-column]');
  if (!column) return null;
  const { left, width: shown } = column.getBoundingClientRect();
  const start = Number(column.dataset.start);
  const width = Number(column.dataset.width);
  // In hex each byte has two digits and the space behind them; the last space is not there.
  const places = column.dataset.column === 'hex' ? width * 3 - 1 : width;
  const place = ((event.clientX - left) / shown) * places;
  const inLine = Math.floor(column.dataset.column === 'hex' ? (place + 0.5) / 3 : place);
  return Math.min(length - 1, start + Math.min(width - 1, Math.max(0, inLine)));
}
