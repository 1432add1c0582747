import type { VNode } from 'preact';
import type { Meanings } from '../../session/meanings.ts';
import type { Message, ShownEvent } from '../../session/session-event.ts';
import type { RowFacts } from '../grid/row-facts.ts';
import type { PanelModel } from '../panel-model.ts';
import { eventText } from '../text/event-text.ts';
import { payloadSummary } from '../text/payload-summary.ts';
import { flagOfUser } from '../text/user-flag.ts';
import { visibleText } from '../text/visible-text.ts';
import { CheckFlags } from './check-flags.tsx';
import { icon } from './icon.tsx';
import css from './row-summary.module.css';
import { verdictFlags } from './verdict-flags.tsx';

/** A task of the page that takes longer is a long task: https://w3c.github.io/longtasks/#long-task */
const SLOW_MS = 50;
/** Letters of a note, and of a summary, that a row shows. */
const NOTE_LENGTH = 60;
const SUMMARY_LENGTH = 400;

/**
 * What is in a row, with the flags that a message has, and the user's note. Elements alone, and no more of them than
 * are there: a component in each row, when it is left as it was, keeps all that was drawn before from being cleared away
 * until the next large collection.
 */
export function rowSummary(model: PanelModel, facts: RowFacts, event: ShownEvent) {
  const content = event.type === 'message' ? messageContent(model, facts, event) : eventContent(model, event);
  const flags = [...noteFlags(model, facts), ...flagsOf(model, facts, event)];
  return flags.length === 0 ? content : [...flags, content];
}

function noteFlags({ wording }: PanelModel, { mark }: RowFacts): VNode[] {
  if (!mark?.note) return [];
  return [
    <span key="note" class={css.flag} data-flag="note">
      {icon('note', wording.text('note'))}
      {visibleText(mark.note.slice(0, NOTE_LENGTH))}
    </span>,
  ];
}

function messageContent({ wording }: PanelModel, { summary: decoded }: RowFacts, { payload }: Message): VNode {
  const summary = typeof decoded === 'string' ? visibleText(decoded.slice(0, SUMMARY_LENGTH)) : payloadSummary(payload);
  if (summary !== '')
    return (
      <bdi key="content" class={css.code}>
        {summary}
      </bdi>
    );
  return (
    <span key="content" class={css.empty}>
      {wording.text('emptyPayload')}
    </span>
  );
}

function eventContent({ session, wording }: PanelModel, event: Exclude<ShownEvent, Message>): VNode {
  const connection = 'connection' in event ? session.connections.get(event.connection) : undefined;
  return (
    <span key="content" class={css.content}>
      {eventText(wording, event, connection?.api)}
    </span>
  );
}

function flagsOf(model: PanelModel, facts: RowFacts, event: ShownEvent): VNode[] {
  const verdicts = verdictFlags(model, {
    row: facts.row,
    rule: 'rule' in event ? event.rule : undefined,
    class: css.flag,
  });
  if (event.type !== 'message') return verdicts;
  return [...originFlags(model, event), ...verdicts, ...stateFlags(model, facts, event)];
}

/** Where a message comes from. */
function originFlags({ wording }: PanelModel, message: Message): VNode[] {
  const { channel } = message;
  const byUser = flagOfUser(message);
  return [
    ...(channel === undefined
      ? []
      : [
          <bdi key="channel" class={css.channel}>
            {visibleText(channel)}
          </bdi>,
        ]),
    ...(byUser
      ? [
          <span key="user" class={css.flag} data-flag="resent">
            {icon('resent')}
            {wording.text(byUser)}
          </span>,
        ]
      : []),
  ];
}

/** What is unusual about it. */
function stateFlags(
  { session: { meanings }, wording }: PanelModel,
  { row, check }: RowFacts,
  message: Message,
): VNode[] {
  const { discarded, handled = 0, payload } = message;
  const plain = (text: Parameters<typeof wording.text>[0]) => (
    <span key={text} class={css.flag} data-flag="state">
      {wording.text(text)}
    </span>
  );
  const flags: VNode[] = [];
  if (discarded) flags.push(plain('flagDiscarded'));
  if (check) flags.push(<CheckFlags key="check" check={check} />);
  if (meanings.isErrorAt(row) && !check?.violations.length)
    flags.push(
      <span key="error" class={css.flag} data-flag="error">
        {icon('failed')}
        {wording.text('flagError')}
      </span>,
    );
  for (const text of pairingFlags(meanings, row))
    flags.push(
      <span key={text} class={css.flag} data-flag="pairing">
        {wording.text(text)}
      </span>,
    );
  if (handled > SLOW_MS)
    flags.push(
      <span key="slow" class={css.flag} data-flag="slow" title={wording.text('flagSlowHint')}>
        {wording.text('flagSlow', wording.duration(handled))}
      </span>,
    );
  if (payload.fullSize !== undefined) flags.push(plain('flagTruncated'));
  return flags;
}

/** What is unusual about a request or a reply. */
function pairingFlags(meanings: Meanings, row: number) {
  return [
    ...(meanings.isOverdueAt(row) ? (['flagUnanswered'] as const) : []),
    ...(meanings.isRepeatedAt(row) ? (['flagDuplicate'] as const) : []),
    ...(meanings.isOrphanAt(row) ? (['flagOrphan'] as const) : []),
  ];
}
