import type { PanelModel } from '../panel-model.ts';

/** `12 of 1,204 messages · 3 connections · 0 lost`. Reads signals, so that it can be followed. */
export function statusText({ recording, revision, session, summary, view, wording }: PanelModel): string {
  const chosen = summary.facts.value;
  void revision.value;
  void view.revision.value;
  const total = session.messageCount;
  const shown = view.messages;
  const messages =
    shown === total
      ? wording.counted('messageCount', total)
      : wording.counted('messagesShown', total, wording.number(shown));
  return [
    messages,
    wording.counted('connectionCount', session.connections.size),
    wording.counted('lostCount', session.lostCount),
    ...(chosen
      ? [wording.counted('rowsSelected', chosen.rows, wording.bytes(chosen.bytes), wording.lasting(chosen.span))]
      : []),
    ...(recording.isRecording.value ? [] : [wording.text('notRecording')]),
  ].join(' · ');
}
