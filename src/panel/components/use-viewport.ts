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

/** Where a scrolling element stands and how large it is, kept up to date. */
export function useViewport(): ScrollState {
  const ref = useRef<HTMLDivElement>(null);
  const [state, setState] = useState({ scrollTop: 0, height: 0, width: 0 });
  const update = () => {
    const { scrollTop = 0, clientHeight: height = 0, clientWidth: width = 0 } = ref.current ?? {};
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
    observer.observe(element);
    update();
    return () => observer.disconnect();
  }, []);
  return { ref, ...state, update, scrollTo, isEcho };
}
