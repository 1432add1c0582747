import { Icon } from '../components/icon.tsx';
import { PushButton } from '../components/push-button.tsx';
import { usePanel } from '../panel-model.ts';
import { SpanChip } from './span-chip.tsx';
import css from './timeline.module.css';

export const TIMELINE_CONTENT = 'timeline-content';

/** What the timeline shows, what its colours mean, and what the pointer is on. */
export function TimelineHeader() {
  const { timeline, wording } = usePanel();
  const isOpen = timeline.isOpen.value;
  const onUnit = ({ currentTarget: { value } }: { currentTarget: HTMLSelectElement }) =>
    timeline.show(value === 'bytes' ? 'bytes' : 'messages');
  return (
    <div class={css.header}>
      <button
        type="button"
        class={css.toggle}
        title={`${wording.text('timeline')} (T)`}
        aria-expanded={isOpen}
        aria-controls={TIMELINE_CONTENT}
        onClick={() => timeline.toggle()}
      >
        <Icon name={isOpen ? 'collapse' : 'expand'} />
        {wording.text('timeline')}
      </button>
      {isOpen && (
        <>
          <select
            class={css.unit}
            aria-label={wording.text('timelineUnit')}
            value={timeline.unit.value}
            onChange={onUnit}
          >
            <option value="messages">{wording.text('messages')}</option>
            <option value="bytes">{wording.text('timelineBytes')}</option>
          </select>
          <span class={css.legend}>
            <span class={css.sent}>
              <Icon name="sent" /> <span class={css.name}>{wording.text('directionSent')}</span>
            </span>
            <span class={css.received}>
              <Icon name="received" /> <span class={css.name}>{wording.text('directionReceived')}</span>
            </span>
          </span>
        </>
      )}
      <span class={css.hovered}>{isOpen ? timeline.hovered.value : null}</span>
      {isOpen && timeline.zoom.value && (
        <PushButton
          onClick={() => {
            timeline.zoom.value = null;
          }}
        >
          {wording.text('timelineAll')}
        </PushButton>
      )}
      <SpanChip />
    </div>
  );
}
