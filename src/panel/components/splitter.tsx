import { useRef } from 'preact/hooks';
import { usePanel } from '../panel-model.ts';
import { LARGEST_PANE, type PaneName, SMALLEST_PANE } from '../stores/layout-store.ts';
import css from './splitter.module.css';

interface SplitterProps {
  readonly label: string;
  readonly pane: PaneName;
  /** Whether the pane grows to the right or down: it stands before the splitter. */
  readonly isBefore: boolean;
}

/** Where a drag began, and how large the pane was then. */
interface Drag {
  readonly from: number;
  readonly size: number;
}

const STEP = 16;

/** Changes the size of a pane, by dragging or with the arrow keys. */
export function Splitter({ label, pane, isBefore }: SplitterProps) {
  const { layout } = usePanel();
  const drag = useRef<Drag | null>(null);
  const isVertical = pane.endsWith('Width');
  const position = (event: PointerEvent) => (isVertical ? event.clientX : event.clientY);
  const size = layout.sizes.value[pane];
  const sign = isBefore ? 1 : -1;

  const onPointerDown = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const shown = isBefore ? event.currentTarget.previousElementSibling : event.currentTarget.nextElementSibling;
    const box = shown?.getBoundingClientRect();
    drag.current = { from: position(event), size: (isVertical ? box?.width : box?.height) ?? size };
  };
  const onPointerMove = (event: PointerEvent) => {
    const start: Drag | null = drag.current;
    if (start) layout.resize(pane, start.size + sign * (position(event) - start.from));
  };
  const onPointerUp = () => {
    drag.current = null;
    void layout.save();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const keys = isVertical ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const direction = keys.indexOf(event.key);
    if (direction < 0) return;
    event.preventDefault();
    layout.resize(pane, size + sign * (direction === 0 ? -STEP : STEP));
    void layout.save();
  };
  return (
    <div
      role="separator"
      class={isVertical ? css.vertical : css.horizontal}
      tabIndex={0}
      aria-label={label}
      aria-orientation={isVertical ? 'vertical' : 'horizontal'}
      aria-valuenow={size}
      aria-valuemin={SMALLEST_PANE}
      aria-valuemax={LARGEST_PANE}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onKeyDown={onKeyDown}
    />
  );
}
