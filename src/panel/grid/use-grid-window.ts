import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ScrollState } from '../components/use-viewport.ts';
import { usePanel } from '../panel-model.ts';
import { maxScrollTop, type RowWindow, rowWindow, scrollTopToReveal } from '../view/windowing.ts';

export const ROW_HEIGHT = 20;
const HEADER_HEIGHT = 22;
/** Px that what leads to the newest row takes at the bottom, see jump-to-newest.module.css. */
const JUMP_HEIGHT = 32;
/** Px from the end that are too few to lead back from: more than it takes to bring a row up from under that. */
const AT_END = 2 * ROW_HEIGHT;

export interface GridWindow {
  readonly rows: RowWindow;
  /** Where the row that is looked at stands; -1 when it is not shown. */
  readonly current: number;
  /** The row that the Tab key leads to: it is drawn. */
  readonly tabStop: number;
  /** Rows that a page key moves. */
  readonly page: number;
  readonly isAtEnd: boolean;
  /** Scrolls as little as it takes to bring a row into view. */
  readonly reveal: (index: number) => void;
}

/** Which rows of the grid are drawn. */
export function useGridWindow(viewport: ScrollState): GridWindow {
  const { rows, selection } = usePanel();
  void rows.revision.value;
  const height = Math.max(0, viewport.height - HEADER_HEIGHT);
  const size = { height, rowHeight: ROW_HEIGHT, rowCount: rows.length };
  const isFollowing = selection.isFollowing.value;
  const scrollTop = isFollowing ? maxScrollTop(size) : viewport.scrollTop;
  const drawn = rowWindow({ ...size, scrollTop });
  const current = rows.indexOf(selection.row.value);
  const last = rows.indexOf(selection.lastRow.value);
  const first = Math.min(rows.length - 1, drawn.first + Math.ceil((scrollTop - drawn.offset) / ROW_HEIGHT));
  const isAtEnd = isFollowing || scrollTop > maxScrollTop(size) - AT_END;
  const covered = isAtEnd ? 0 : JUMP_HEIGHT;
  const topFor = (index: number) => scrollTopToReveal(index, { ...size, scrollTop }, covered);
  const reveal = (index: number) => viewport.scrollTo(topFor(index));
  const isInSight = (index: number) => topFor(index) === scrollTop;
  useRevealCurrent(current, (index) => {
    // Asking an element that has just been drawn where it stands has everything laid out at once: only if need be.
    if (isFollowing || !isInSight(index)) reveal(index);
  });
  useStayInSight({ height, covered, scrollTop }, current >= 0 && isInSight(current), () => reveal(current));
  return {
    rows: drawn,
    current,
    tabStop: current === -1 ? (last >= drawn.first && last < drawn.end ? last : first) : current,
    page: Math.max(1, Math.floor(height / ROW_HEIGHT) - 1),
    isAtEnd,
    reveal,
  };
}

/** Px of the list, and of what floats over its end. */
interface Sight {
  readonly height: number;
  readonly covered: number;
  readonly scrollTop: number;
}

/**
 * What was in sight is so still when the list has become lower, as Details may open under it, and when what leads to the
 * newest row has come to float over its end. Not when it has been scrolled: that is the user's will.
 */
function useStayInSight({ height, covered, scrollTop }: Sight, isInSight: boolean, reveal: () => void): void {
  const was = useRef({ isInSight, height, scrollTop });
  useLayoutEffect(() => {
    const isScrolled = was.current.height === height && Math.abs(was.current.scrollTop - scrollTop) > 1;
    if (was.current.isInSight && !isInSight && !isScrolled) reveal();
  }, [height, covered]);
  useLayoutEffect(() => {
    was.current = { isInSight, height, scrollTop };
  });
}

/**
 * The row that is looked at comes into sight when it is chosen, and stays there when other rows are shown or in another
 * order: that is how one finds what came before it. A list that was following its newest row goes on with that, unless
 * that row was the one.
 */
function useRevealCurrent(current: number, reveal: (index: number) => void): void {
  const { rows, selection, view } = usePanel();
  const wasLast = useRef({ value: false });
  const isLast = current === rows.length - 1;
  const isComplete = view.progress.value === null;
  const row = selection.row.value;
  const shownSort = rows.shownSort.value;
  useLayoutEffect(() => {
    if (current < 0 || isLast) return;
    selection.isFollowing.value = false;
    reveal(current);
  }, [row]);
  useLayoutEffect(() => {
    if (current < 0 || isLast || (selection.isFollowing.value && !wasLast.current.value)) return;
    selection.isFollowing.value = false;
    reveal(current);
  }, [view.filter, isComplete, shownSort, rows.isFolding.value]);
  useLayoutEffect(() => {
    if (current < 0 && shownSort) reveal(0); // what the user has sorted for stands first
  }, [shownSort]);
  useLayoutEffect(() => {
    wasLast.current.value = isLast;
  });
}
