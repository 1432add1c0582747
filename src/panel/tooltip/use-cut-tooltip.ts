import { useEffect } from 'preact/hooks';
import { usePanel } from '../panel-model.ts';
import { restingTooltip } from './resting-tooltip.ts';

/** What ends a tooltip: the user goes on. */
const ENDS = ['pointerdown', 'wheel', 'keydown'] as const;
/** More than fits on a screen is for Details. */
const LENGTH = 1_500;

/** Shows the whole of a text that ends in an ellipsis, anywhere but in the grid, which has tooltips of its own. */
export function useCutTooltip(): void {
  const { tooltips } = usePanel();
  useEffect(() => {
    const { hide, show } = restingTooltip(tooltips, (element) => element.textContent.slice(0, LENGTH));
    let shown: HTMLElement | null = null;
    const onPointerOver = ({ target }: PointerEvent) => {
      const cut = target instanceof Element ? cutText(target) : null;
      if (cut !== shown) show(cut);
      shown = cut;
    };
    const abort = new AbortController();
    const { signal } = abort;
    const end = () => {
      shown = null;
      hide();
    };
    document.body.addEventListener('pointerover', onPointerOver, { signal });
    for (const name of ENDS) document.body.addEventListener(name, end, { capture: true, passive: true, signal });
    document.documentElement.addEventListener('pointerleave', end, { signal });
    return () => {
      hide();
      abort.abort();
    };
  }, [tooltips]);
}

/** The text that is cut where the pointer is; null where nothing is, or a title of the browser's own says it. */
function cutText(target: Element): HTMLElement | null {
  if (target.closest('[title], [data-column]')) return null;
  for (let element: Element | null = target; element instanceof HTMLElement; element = element.parentElement) {
    const isCut = element.scrollWidth > element.clientWidth && element.clientWidth > 0;
    if (isCut && getComputedStyle(element).textOverflow === 'ellipsis') return element;
  }
  return null;
}
