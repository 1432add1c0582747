import type { PanelModel } from '../panel-model.ts';
import { usePanel } from '../panel-model.ts';
import { lengthOf, revealing, spanAfterKey, zoomed } from './span-change.ts';
import type { TimelineScene } from './use-timeline-scene.ts';

/** An arrow moves by this share of what is in sight, in whole bars; a key zooms by this factor. */
const STEP = 1 / 100;
const ZOOM = 2;

/** What the keyboard does on the plot. */
export function useSpanKeys(scene: TimelineScene | null): (event: KeyboardEvent) => void {
  const model = usePanel();
  return (event) => {
    if (!scene || event.altKey || event.ctrlKey || event.metaKey) return;
    if (!zoomByKey(model, scene, event.key) && !changeByKey(model, scene, event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

function zoomByKey({ filter, timeline }: PanelModel, { all, scale: { view } }: TimelineScene, key: string): boolean {
  const span = filter.span.value;
  const around = span ? (span.from + span.to) / 2 : (view.from + view.to) / 2;
  if (key === '+' || key === '=') timeline.zoom.value = zoomed(view, around, 1 / ZOOM, all);
  else if (key === '-') timeline.zoom.value = zoomed(view, around, ZOOM, all);
  else if (key === '0') timeline.zoom.value = null;
  else if (key === 'Enter' && span) timeline.zoom.value = zoomed(span, around, 1, all);
  else return false;
  return true;
}

function changeByKey({ filter, timeline }: PanelModel, scene: TimelineScene, event: KeyboardEvent): boolean {
  const { all, bars, scale } = scene;
  const { view } = scale;
  if (event.key === 'Escape' && filter.span.value) {
    filter.span.value = null;
    return true;
  }
  const step = Math.ceil((lengthOf(view) * STEP) / bars.width) * bars.width;
  const span = spanAfterKey(event.key, event.shiftKey, { span: filter.span.value, view, all, step });
  if (!span) return false;
  filter.span.value = span;
  if (timeline.zoom.value) timeline.zoom.value = revealing(view, span);
  return true;
}
