import type { DocumentCheck } from '../../session/document-check.ts';
import type { Meanings } from '../../session/meanings.ts';
import type { Message, ShownEvent } from '../../session/session-event.ts';
import { usePanel } from '../panel-model.ts';
import { eventText } from '../text/event-text.ts';
import { payloadSummary } from '../text/payload-summary.ts';
import { flagOfUser } from '../text/user-flag.ts';
import { visibleText } from '../text/visible-text.ts';
import { CheckFlags } from './check-flags.tsx';
import { Icon } from './icon.tsx';
import css from './row-summary.module.css';
import { VerdictFlags } from './verdict-flags.tsx';

/** A task of the page that takes longer is a long task: https://w3c.github.io/longtasks/#long-task */
const SLOW_MS = 50;
/** Letters of a note, and of a summary, that a row shows. */
const NOTE_LENGTH = 60;
const SUMMARY_LENGTH = 400;

interface RowSummaryProps {
  readonly row: number;
  readonly event: ShownEvent;
  readonly note: string;
  /** What the decoder says of a message, when it says more than its payload. */
  readonly decoded: string | null;
  /** What the user's document has to say of a message. */
  readonly check: DocumentCheck | undefined;
}

/** What is in a row, with the flags that a message has, and the user's note. */
export function RowSummary({ row, event, note, decoded, check }: RowSummaryProps) {
  const { session, wording } = usePanel();
  const noted = note !== '' && (
    <span class={css.flag} data-flag="note">
      <Icon name="note" label={wording.text('note')} />
      <span class={css.noteText}>{visibleText(note.slice(0, NOTE_LENGTH))}</span>
    </span>
  );
  if (event.type === 'message') {
    return (
      <>
        {noted}
        <MessageFlags row={row} message={event} check={check} />
        <Content decoded={decoded} message={event} />
      </>
    );
  }
  const connection = 'connection' in event ? session.connections.get(event.connection) : undefined;
  return (
    <>
      {noted}
      <VerdictFlags row={row} rule={'rule' in event ? event.rule : undefined} class={css.flag} />
      <span class={css.content}>{eventText(wording, event, connection?.api)}</span>
    </>
  );
}

interface ContentProps {
  readonly decoded: string | null;
  readonly message: Message;
}

function Content({ decoded, message: { payload } }: ContentProps) {
  const { wording } = usePanel();
  const summary = decoded === null ? payloadSummary(payload) : visibleText(decoded.slice(0, SUMMARY_LENGTH));
  if (summary === '') return <span class={css.empty}>{wording.text('emptyPayload')}</span>;
  return <bdi class={css.code}>{summary}</bdi>;
}

/** What is unusual about a request or a reply. */
function pairingFlags(meanings: Meanings, row: number) {
  return [
    ...(meanings.isOverdueAt(row) ? (['flagUnanswered'] as const) : []),
    ...(meanings.isRepeatedAt(row) ? (['flagDuplicate'] as const) : []),
    ...(meanings.isOrphanAt(row) ? (['flagOrphan'] as const) : []),
  ];
}

interface MessageFlagsProps {
  readonly row: number;
  readonly message: Message;
  readonly check: DocumentCheck | undefined;
}

function MessageFlags({ row, message, check }: MessageFlagsProps) {
  const { session, wording } = usePanel();
  const { channel, discarded, handled = 0, payload } = message;
  const byUser = flagOfUser(message);
  return (
    <>
      {channel !== undefined && <bdi class={css.channel}>{visibleText(channel)}</bdi>}
      {byUser && (
        <span class={css.flag} data-flag="resent">
          <Icon name="resent" /> {wording.text(byUser)}
        </span>
      )}
      <VerdictFlags row={row} rule={message.rule} class={css.flag} />
      {discarded && <span class={css.flag}>{wording.text('flagDiscarded')}</span>}
      {check && <CheckFlags check={check} />}
      {session.meanings.isErrorAt(row) && !check?.violations.length && (
        <span class={css.flag} data-flag="error">
          <Icon name="failed" /> {wording.text('flagError')}
        </span>
      )}
      {pairingFlags(session.meanings, row).map((text) => (
        <span key={text} class={css.flag} data-flag="pairing">
          {wording.text(text)}
        </span>
      ))}
      {handled > SLOW_MS && (
        <span class={css.flag} data-flag="slow" title={wording.text('flagSlowHint')}>
          {wording.text('flagSlow', wording.duration(handled))}
        </span>
      )}
      {payload.fullSize !== undefined && <span class={css.flag}>{wording.text('flagTruncated')}</span>}
    </>
  );
}
