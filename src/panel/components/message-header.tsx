import type { Message } from '../../session/session-event.ts';
import { usePanel } from '../panel-model.ts';
import { flagOfUser } from '../text/user-flag.ts';
import { visibleText } from '../text/visible-text.ts';
import { Icon } from './icon.tsx';
import { MessageActions } from './message-actions.tsx';
import css from './message-header.module.css';
import { VerdictFlags } from './verdict-flags.tsx';

interface MessageHeaderProps {
  readonly row: number;
  readonly message: Message;
}

/** The line above a payload: which message it is. */
export function MessageHeader({ row, message }: MessageHeaderProps) {
  const { session, wording } = usePanel();
  const { at, binaryForm, channel, direction, lastEventId, discarded, payload, seq } = message;
  const byUser = flagOfUser(message);
  const size = session.sizeAt(row);
  return (
    <div class={css.header}>
      <div class={css.facts}>
        <span class={css.direction} data-direction={direction}>
          <Icon name={direction} />
          {wording.text(direction === 'sent' ? 'directionSent' : 'directionReceived')}
        </span>
        <span>#{seq}</span>
        <span title={wording.moment(at)}>{wording.time(at)}</span>
        <span title={wording.counted('byteCount', size)}>{wording.bytes(size)}</span>
        <span>
          {wording.text(payload.opcode)}
          {binaryForm && payload.opcode === 'binary' ? ` (${binaryForm})` : ''}
        </span>
        {channel !== undefined && <bdi>{visibleText(channel)}</bdi>}
        {lastEventId !== undefined && <bdi>{wording.text('lastEventId', visibleText(lastEventId))}</bdi>}
        {byUser && (
          <span class={css.flag}>
            <Icon name="resent" /> {wording.text(byUser)}
          </span>
        )}
        <VerdictFlags row={row} rule={message.rule} class={css.flag} />
        {discarded && (
          <span class={css.flag} title={wording.text('flagDiscardedHint')}>
            {wording.text('flagDiscarded')}
          </span>
        )}
      </div>
      <MessageActions message={message} />
    </div>
  );
}
