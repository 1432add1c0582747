import { useState } from 'preact/hooks';
import type { TimeSpan } from '../../session/statistics/time-span.ts';
import { usePanel } from '../panel-model.ts';
import { lengthOf, movedBy, within, zoomed } from './span-change.ts';
import { type Drag, type Grip, gripAt, isStill, spanAfterDrag } from './span-drag.ts';
import { timeOf } from './time-axis.ts';
import type { TimelineScene } from './use-timeline-scene.ts';

type PlotEvent<Kind extends Event> = Kind & { readonly currentTarget: HTMLElement };

/** Px that a line of a wheel stands for; how much a px of a wheel zooms. */
const LINE = 16;
const ZOOM_SPEED = 0.002;

/** What the pointer does on the plot: draws, moves and resizes the span, zooms and pans. */
export function useSpanPointer(scene: TimelineScene | null, onHover: (bar: number | null) => void) {
  const { filter } = usePanel();
  const [drag, setDrag] = useState<Drag | null>(null);
  const [draft, setDraft] = useState<TimeSpan | null>(null);
  const [grip, setGrip] = useState<Grip>('draw');
  const zoom = useZoom(scene);
  const onPointerDown = (event: PlotEvent<PointerEvent>) => {
    if (!scene || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const px = pxIn(event);
    const span = filter.span.value;
    setDrag({ grip: gripAt(scene.scale, span, px), px, at: timeOf(scene.scale, px), span });
  };
  const onPointerMove = (event: PlotEvent<PointerEvent>) => {
    if (!scene) return;
    const px = pxIn(event);
    onHover(Math.floor((timeOf(scene.scale, px) - scene.bars.start) / scene.bars.width));
    if (!drag) setGrip(gripAt(scene.scale, filter.span.value, px));
    else if (draft || !isStill(drag, px)) setDraft(spanAfterDrag(drag, px, scene.scale, scene.all));
  };
  const onPointerUp = () => {
    // A click beside the span takes it away.
    if (draft) filter.span.value = draft;
    else if (drag?.grip === 'draw') filter.span.value = null;
    setDrag(null);
    setDraft(null);
  };
  const onPointerCancel = () => {
    setDrag(null);
    setDraft(null);
  };
  const onPointerLeave = () => onHover(null);
  const handlers = { onPointerDown, onPointerMove, onPointerUp, onPointerCancel, onPointerLeave, ...zoom };
  return { draft, grip: drag?.grip ?? grip, handlers };
}

/** A double click looks closely at the span, or at everything again; the wheel zooms where the pointer is. */
function useZoom(scene: TimelineScene | null) {
  const { filter, timeline } = usePanel();
  const onDblClick = (event: PlotEvent<MouseEvent>) => {
    if (!scene) return;
    const isInSpan = gripAt(scene.scale, filter.span.value, pxIn(event)) === 'move';
    timeline.zoom.value = isInSpan ? filter.span.value : null;
  };
  const onWheel = (event: PlotEvent<WheelEvent>) => {
    if (!scene) return;
    event.preventDefault();
    const { all, scale } = scene;
    const px = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1;
    const [deltaX, deltaY] = event.shiftKey ? [event.deltaX + event.deltaY, 0] : [event.deltaX, event.deltaY];
    if (Math.abs(deltaX) > Math.abs(deltaY)) {
      const ms = (deltaX * px * lengthOf(scale.view)) / scale.width;
      if (timeline.zoom.value) timeline.zoom.value = within(movedBy(timeline.zoom.value, ms), all);
      return;
    }
    timeline.zoom.value = zoomed(scale.view, timeOf(scale, pxIn(event)), Math.exp(deltaY * px * ZOOM_SPEED), all);
  };
  return { onDblClick, onWheel };
}

const pxIn = (event: PlotEvent<MouseEvent>): number => event.clientX - event.currentTarget.getBoundingClientRect().left;
