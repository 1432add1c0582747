import { useLayoutEffect, useRef } from 'preact/hooks';
import { usePanel } from '../panel-model.ts';
import css from './tooltip-box.module.css';

const GAP = 3;

/** The whole value of what is cut, beside it. */
export function TooltipBox() {
  const { tooltips } = usePanel();
  const element = useRef<HTMLDivElement>(null);
  const tooltip = tooltips.tooltip.value;
  useLayoutEffect(() => {
    if (!tooltip || !element.current) return;
    element.current.togglePopover(true); // over dialogs and other popovers, which stay
    const { height, width } = element.current.getBoundingClientRect();
    const below = tooltip.box.bottom + GAP;
    const top = below + height <= innerHeight ? below : Math.max(0, tooltip.box.top - GAP - height);
    element.current.style.top = `${top}px`;
    element.current.style.left = `${Math.max(0, Math.min(tooltip.box.left, innerWidth - width - GAP))}px`;
  }, [tooltip]);
  if (!tooltip) return null;
  return (
    <div ref={element} popover="manual" role="tooltip" class={css.tooltip}>
      {tooltip.text}
    </div>
  );
}
