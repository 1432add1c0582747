import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface ScrollState {
  readonly ref: RefObject<HTMLDivElement | null>;
  /** In px; of the element that `ref` is on. */
  readonly scrollTop: number;
  readonly height: number;
  readonly width: number;
  /** Reads `scrollTop` anew, after it was set or the element was scrolled. */
  readonly update: () => void;
  /** Scrolls there, as far as it goes. */
  readonly scrollTo: (top: number) => void;
  /** Whether an event of scrolling tells of nothing but `scrollTo`, and so of nothing new. To be asked once for each. */
  readonly isEcho: () => boolean;
}

/** How large an element was when it was there before; null when it never was. In px. */
export interface LastSize {
  size: { readonly height: number; readonly width: number } | null;
}

const windowSize = () => ({ height: innerHeight, width: innerWidth });

/**
 * Where a scrolling element stands and how large it is, kept up to date. With `last`, it is taken to be as large as it
 * was, or as the window, until the frame has been laid out: to ask an element that is new has everything laid out at
 * once.
 */
export function useViewport(last?: LastSize): ScrollState {
  const ref = useRef<HTMLDivElement>(null);
  const [state, setState] = useState(() => ({
    scrollTop: 0,
    ...(last ? (last.size ?? windowSize()) : { height: 0, width: 0 }),
  }));
  const update = () => {
    const { scrollTop = 0, clientHeight: height = 0, clientWidth: width = 0 } = ref.current ?? {};
    if (last) last.size = { height, width };
    setState((old) =>
      old.scrollTop === scrollTop && old.height === height && old.width === width ? old : { scrollTop, height, width },
    );
  };
  const own = useRef({ isDue: false });
  const scrollTo = (top: number) => {
    const element: HTMLDivElement | null = ref.current;
    if (!element) return;
    const before = element.scrollTop;
    element.scrollTop = top;
    if (element.scrollTop !== before) own.current.isDue = true;
    update();
  };
  const isEcho = () => {
    const { isDue } = own.current;
    own.current.isDue = false;
    return isDue;
  };
  useLayoutEffect(() => {
    const element: HTMLDivElement | null = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(update);
    observer.observe(element); // calls once when it has been laid out
    if (!last) update();
    return () => observer.disconnect();
  }, []);
  return { ref, ...state, update, scrollTo, isEcho };
}
