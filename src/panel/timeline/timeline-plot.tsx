import { useViewport } from '../components/use-viewport.ts';
import { usePanel } from '../panel-model.ts';
import { pxOf } from './time-axis.ts';
import css from './timeline.module.css';
import { TimelineCanvas } from './timeline-canvas.tsx';
import { barText, spanText } from './timeline-text.ts';
import { useSpanKeys } from './use-span-keys.ts';
import { useSpanPointer } from './use-span-pointer.ts';
import { type TimelineScene, useTimelineScene } from './use-timeline-scene.ts';

/** Messages over time, and the span of it that is chosen, which pointer and keyboard change. */
export function TimelinePlot() {
  const { filter, timeline, wording } = usePanel();
  const viewport = useViewport();
  const scene = useTimelineScene(viewport.width);
  const onHover = (bar: number | null) => {
    const isBar = scene && bar !== null && bar >= 0 && bar < scene.bars.count;
    timeline.hovered.value = isBar ? barText(wording, scene.bars, bar) : null;
  };
  const { draft, grip, handlers } = useSpanPointer(scene, onHover);
  const onKeyDown = useSpanKeys(scene);
  const span = draft ?? filter.span.value;
  return (
    <div ref={viewport.ref} class={css.plot}>
      {scene && <TimelineCanvas scene={scene} height={viewport.height} />}
      {scene && span && <div class={css.span} style={placeOf(scene, span)} />}
      {scene && (
        <div
          role="slider"
          class={css.handle}
          data-grip={grip}
          tabIndex={0}
          aria-label={wording.text('timelineSpan')}
          aria-description={wording.text('timelineKeys')}
          aria-valuemin={Math.floor(scene.all.from)}
          aria-valuemax={Math.ceil(scene.all.to)}
          aria-valuenow={Math.round(span?.from ?? scene.all.from)}
          aria-valuetext={span ? spanText(wording, span) : wording.text('timelineNoSpan')}
          onKeyDown={onKeyDown}
          {...handlers}
        />
      )}
    </div>
  );
}

/** Where the span stands, cut where it goes out of sight. */
function placeOf({ scale }: TimelineScene, span: { readonly from: number; readonly to: number }) {
  const from = Math.min(scale.width, Math.max(-2, pxOf(scale, span.from)));
  const to = Math.max(from, Math.min(scale.width + 2, pxOf(scale, span.to)));
  return { left: `${from}px`, width: `${to - from}px` };
}
