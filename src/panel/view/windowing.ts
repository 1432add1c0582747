/** Browsers cap the height of an element (Firefox near 17.8 million px, less when zoomed): longer lists are scaled. */
export const MAX_HEIGHT = 10_000_000;

/** A scrolling list as it stands. Lengths in CSS px. */
export interface Viewport {
  readonly scrollTop: number;
  readonly height: number;
  readonly rowHeight: number;
  readonly rowCount: number;
}

/** The rows to have in the document: from `first` up to, not including, `end`. */
export interface RowWindow {
  readonly first: number;
  readonly end: number;
  /** Where the top of row `first` stands in the scrolled content, in px. */
  readonly offset: number;
  readonly totalHeight: number;
}

type Size = Omit<Viewport, 'scrollTop'>;

const contentHeight = ({ rowHeight, rowCount }: Size) => rowHeight * rowCount;
const scrolledHeight = (size: Size) => Math.min(contentHeight(size), MAX_HEIGHT);

/** How far the list can be scrolled. */
export const maxScrollTop = (size: Size): number => Math.max(0, scrolledHeight(size) - size.height);

/** Content px that one scrolled px stands for: 1 unless the list is taller than an element can be. */
function scale(size: Size): number {
  const scrollable = maxScrollTop(size);
  return scrollable === 0 ? 1 : (contentHeight(size) - size.height) / scrollable;
}

/** Which rows `viewport` shows, with `overscan` more on either side so that scrolling finds them drawn. */
export function rowWindow(viewport: Viewport, overscan = 10): RowWindow {
  const { height, rowHeight, rowCount } = viewport;
  const scrollTop = Math.min(Math.max(0, viewport.scrollTop), maxScrollTop(viewport));
  const top = scrollTop * scale(viewport);
  const first = Math.max(0, Math.floor(top / rowHeight) - overscan);
  const end = Math.min(rowCount, Math.ceil((top + height) / rowHeight) + overscan);
  return { first, end, offset: scrollTop - (top - first * rowHeight), totalHeight: scrolledHeight(viewport) };
}

/**
 * The `scrollTop` that brings `row` into view with the least movement; the one that there is where only a fraction of a
 * scrolled px is missing, because browsers put lists at whole px of the screen. `covered`: px at the bottom that something
 * floats over.
 */
export function scrollTopToReveal(row: number, viewport: Viewport, covered = 0): number {
  const { height, rowHeight, scrollTop } = viewport;
  const factor = scale(viewport);
  const top = scrollTop * factor;
  const rowTop = row * rowHeight;
  const slack = Math.min(factor, rowHeight / 2);
  if (rowTop < top - slack) return rowTop / factor;
  const seen = Math.max(rowHeight, height - covered);
  if (rowTop + rowHeight > top + seen + slack) return Math.max(0, (rowTop + rowHeight - seen) / factor);
  return scrollTop;
}
