import { Splitter } from '../components/splitter.tsx';
import { usePanel } from '../panel-model.ts';
import css from './timeline.module.css';
import { TIMELINE_CONTENT, TimelineHeader } from './timeline-header.tsx';
import { TimelinePlot } from './timeline-plot.tsx';

/** Messages over time, above everything else; choosing a span of it shows the rows of that span alone. */
export function Timeline() {
  const { layout, timeline, wording } = usePanel();
  const isOpen = timeline.isOpen.value;
  const height = layout.sizes.value.timelineHeight;
  return (
    <>
      <section
        class={css.timeline}
        aria-label={wording.text('timeline')}
        style={{ flexBasis: isOpen ? `${height}px` : 'auto' }}
      >
        <TimelineHeader />
        <div id={TIMELINE_CONTENT} class={css.content} hidden={!isOpen}>
          {isOpen && <TimelinePlot />}
        </div>
      </section>
      {isOpen && <Splitter label={wording.text('resizeTimeline')} pane="timelineHeight" isBefore={true} />}
    </>
  );
}
