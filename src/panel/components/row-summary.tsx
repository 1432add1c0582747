import type { ShownEvent } from '../../session/session-event.ts';
import { usePanel } from '../panel-model.ts';
import { eventText } from '../text/event-text.ts';
import { payloadSummary } from '../text/payload-summary.ts';
import { Cell } from './cell.tsx';
import { Icon } from './icon.tsx';
import css from './message-grid.module.css';

/** A task of the page that takes longer is a long task: https://w3c.github.io/longtasks/#long-task */
const SLOW_MS = 50;

/** The cell that says what is in a row, with the flags that a message has. */
export function RowSummary({ event }: { readonly event: ShownEvent }) {
  const { wording } = usePanel();
  if (event.type !== 'message') {
    const text = eventText(wording, event);
    return (
      <Cell role="gridcell" class={css.summary} title={text}>
        <span class={css.content}>{text}</span>
      </Cell>
    );
  }
  const { discarded, handled = 0, payload, resent } = event;
  const summary = payloadSummary(payload);
  return (
    <Cell role="gridcell" class={css.summary}>
      {resent && (
        <span class={css.flag} data-flag="resent">
          <Icon name="resent" /> {wording.text('flagResent')}
        </span>
      )}
      {discarded && <span class={css.flag}>{wording.text('flagDiscarded')}</span>}
      {handled > SLOW_MS && (
        <span class={css.flag} data-flag="slow" title={wording.text('flagSlowHint')}>
          {wording.text('flagSlow', wording.duration(handled))}
        </span>
      )}
      {payload.fullSize !== undefined && <span class={css.flag}>{wording.text('flagTruncated')}</span>}
      {summary === '' ? (
        <span class={css.empty}>{wording.text('emptyPayload')}</span>
      ) : (
        <bdi class={css.code}>{summary}</bdi>
      )}
    </Cell>
  );
}
