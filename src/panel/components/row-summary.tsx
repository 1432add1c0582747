import type { ShownEvent } from '../../session/session-event.ts';
import { usePanel } from '../panel-model.ts';
import { eventText } from '../text/event-text.ts';
import { payloadSummary } from '../text/payload-summary.ts';
import { visibleText } from '../text/visible-text.ts';
import { Cell } from './cell.tsx';
import { Icon } from './icon.tsx';
import css from './message-grid.module.css';

/** A task of the page that takes longer is a long task: https://w3c.github.io/longtasks/#long-task */
const SLOW_MS = 50;

/** The cell that says what is in a row, with the flags that a message has. */
export function RowSummary({ event }: { readonly event: ShownEvent }) {
  const { session, wording } = usePanel();
  if (event.type !== 'message') {
    const connection = 'connection' in event ? session.connections.get(event.connection) : undefined;
    const text = eventText(wording, event, connection?.api);
    return (
      <Cell role="gridcell" class={css.summary} title={text}>
        <span class={css.content}>{text}</span>
      </Cell>
    );
  }
  const { channel, discarded, handled = 0, payload, resent } = event;
  const summary = payloadSummary(payload);
  return (
    <Cell role="gridcell" class={css.summary}>
      {channel !== undefined && <bdi class={css.channel}>{visibleText(channel)}</bdi>}
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
