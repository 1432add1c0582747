import { useLayoutEffect, useRef } from 'preact/hooks';
import { usePanel } from '../panel-model.ts';
import { drawTimeline } from './draw-timeline.ts';
import { lengthOf } from './span-change.ts';
import css from './timeline.module.css';
import { type Colours, coloursOf, PAINTS } from './timeline-colours.ts';
import { markText, timelineText } from './timeline-text.ts';
import { useForcedColours } from './use-forced-colours.ts';
import type { TimelineScene } from './use-timeline-scene.ts';

interface TimelineCanvasProps {
  readonly scene: TimelineScene;
  /** CSS px. */
  readonly height: number;
}

/** The colours and the font of a theme. */
interface Look {
  readonly name: string;
  readonly colours: Colours;
  readonly font: string;
}

const lookOf = (name: string, palette: Element): Look => ({
  name,
  colours: coloursOf(palette),
  font: `10px ${getComputedStyle(palette).fontFamily}`,
});

/** The picture of the timeline; the same in words for whoever cannot see it. */
export function TimelineCanvas({ scene, height }: TimelineCanvasProps) {
  const { services, timeline, wording } = usePanel();
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = useRef<HTMLDivElement>(null);
  const { axis, bars, gaps, scale } = scene;
  const lookName = `${services.theme.value} ${useForcedColours()}`;
  const look = useRef<Look | null>(null);
  const unit = timeline.unit.value;
  const density = devicePixelRatio;
  useLayoutEffect(() => {
    const ctx = canvas.current?.getContext('2d');
    if (!ctx || !palette.current) return;
    // Asking for computed styles costs a layout: once for each theme is enough.
    if (look.current?.name !== lookName) look.current = lookOf(lookName, palette.current);
    ctx.setTransform(density, 0, 0, density, 0, 0);
    const nameOfMark = (at: number) => markText(wording, at, axis.step);
    const nameOfGap = (gap: Parameters<typeof lengthOf>[0]) => wording.lasting(lengthOf(gap));
    const picture = { bars, gaps, axis, unit, nameOfMark, nameOfGap };
    const { colours, font } = look.current;
    drawTimeline({ ctx, ...scale, height, colours, font }, picture);
  });
  return (
    <>
      <canvas
        ref={canvas}
        role="img"
        class={css.canvas}
        aria-label={timelineText(wording, scene)}
        width={Math.round(scale.width * density)}
        height={Math.round(height * density)}
      />
      <div ref={palette} hidden>
        {PAINTS.map((paint) => (
          <i key={paint} class={css[paint]} />
        ))}
      </div>
    </>
  );
}
