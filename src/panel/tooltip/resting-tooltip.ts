import type { TooltipStore } from './tooltip-store.ts';

/** Milliseconds that the pointer or the focus rests before the tooltip comes. */
const PATIENCE = 600;

/** Shows the tooltip of an element once the pointer, or the focus, has rested on it. */
export function restingTooltip(tooltips: TooltipStore, textOf: (element: HTMLElement) => string) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = () => {
    clearTimeout(timer);
    tooltips.hide();
  };
  const show = (element: HTMLElement | null) => {
    hide();
    if (!element) return;
    timer = setTimeout(() => {
      const text = element.isConnected ? textOf(element) : '';
      if (text !== '') tooltips.show(text, element.getBoundingClientRect());
    }, PATIENCE);
  };
  return { hide, show };
}
