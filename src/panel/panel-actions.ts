import type { RowChoice } from '../formats/session-log.ts';
import type { Handshake } from '../protocol/handshake.ts';
import type { Message } from '../session/session-event.ts';
import { deliver } from './acting/deliver.ts';
import { copyText } from './copy-text.ts';
import { loadFailureText } from './loading/load-failure-text.ts';
import { payloadBytes, payloadText } from './matching/payload-text.ts';
import type { PanelModel } from './panel-model.ts';
import { SESSION_LOG_TYPE, type SessionLogFile } from './stores/export-store.ts';
import { requestText, responseText } from './text/handshake-text.ts';
import { hexOf } from './text/hex.ts';
import type { Wording } from './text/wording.ts';

/** Whether the whole content is here. */
export const isWhole = ({ payload }: Message): boolean => payload.fullSize === undefined;

/** Whether the user can have the whole content. */
const canHaveWhole = ({ loading }: PanelModel, message: Message): boolean =>
  isWhole(message) || loading.canLoad(message);

/** Whether a message can be sent again: on a WebSocket, whole. */
export const canResend = (model: PanelModel, message: Message): boolean =>
  canSendOn(model, message) && canHaveWhole(model, message);

/** The message with the rest of its content, which is fetched first. Null when that cannot be had: the user is told. */
async function wholeOf({ feedback, loading, wording }: PanelModel, message: Message): Promise<Message | null> {
  const whole = await loading.whole(message);
  const state = loading.stateOf(message);
  if (!whole && state?.type === 'failed') feedback.problem(loadFailureText(wording, state.reason));
  return whole;
}

/** Whether the user can send on the connection of a message: the streams of other APIs are the page's alone. */
export const canSendOn = ({ importedFile, session }: PanelModel, { connection }: Message): boolean =>
  importedFile === null && (session.connections.get(connection)?.api ?? 'WebSocket') === 'WebSocket';

/** Gives a message again as it was to its own connection: a sent one to the server, a received one to the page. */
export async function resend(model: PanelModel, message: Message): Promise<void> {
  const whole = await sendable(model, message);
  if (!whole) return;
  const { connection, direction, payload, seq } = whole;
  const act = direction === 'sent' ? 'send' : 'inject';
  await deliver(model, { act, connection, payload, origin: { seq, isEdited: false } });
}

/** The whole of it; null when that cannot be had, which the user is told. */
export function sendable(model: PanelModel, message: Message): Promise<Message | null> {
  model.feedback.dismiss();
  return wholeOf(model, message);
}

/** Copies a message: text as it is, bytes as hex, and text as hex while its bytes are looked at. */
export async function copyPayload(model: PanelModel, message: Message): Promise<void> {
  const { feedback, loading, selection, wording } = model;
  const whole = loading.canLoad(message) ? await loading.whole(message) : null;
  const { payload } = whole ?? message;
  const isHex = payload.opcode === 'binary' || selection.tab.value === 'hex';
  const isCopied = await copyText(isHex ? hexOf(payloadBytes(payload)) : payloadText(payload));
  // A browser lets scripts copy for a short while after a key or click only.
  if (!isCopied) feedback.problem(wording.text(whole && whole !== message ? 'loadedCopyAgain' : 'copyFailed'));
  else feedback.done(wording.text(payload.fullSize === undefined ? 'copied' : 'copiedPart'));
}

/** Copies both heads of a handshake, secrets included: they are on the screen, too. */
export async function copyHandshake({ feedback, wording }: PanelModel, handshake: Handshake): Promise<void> {
  const isCopied = await copyText([requestText(handshake), responseText(handshake)].join('\n\n').trim());
  if (isCopied) feedback.done(wording.text('copied'));
  else feedback.problem(wording.text('copyFailed'));
}

/** Forgets every row, and offers to take that back. Until then they stay in memory. */
export function clearMessages({ feedback, session, undo, wording }: PanelModel): void {
  feedback.dismiss();
  const { messageCount } = session;
  session.clear();
  if (messageCount === 0) return session.forgetCleared();
  const { generation } = session;
  const isPossible = () => session.canRestore && session.generation === generation;
  undo.offer({
    text: wording.counted('cleared', messageCount),
    isPossible,
    undo: () => session.restore(),
    forget: () => session.forgetCleared(),
  });
}

/** Offers the session log as a file; with `rows` the messages of these alone, and what happened to the connections. */
export async function exportLog(model: PanelModel, rows: RowChoice | null = null): Promise<void> {
  const { exporting, feedback, services, wording } = model;
  const file = await exporting.write(Date.now(), rows);
  if (file === 'void') return feedback.problem(wording.text('exportInterrupted'));
  if (file === 'cancelled') return feedback.done(wording.text('workCancelled'));
  if (typeof file === 'string') return;
  services.save(file.name, file.parts, SESSION_LOG_TYPE);
  feedback.done(exportedText(wording, file));
}

/** What was exported, and what of it is not whole. */
const exportedText = (wording: Wording, { cut, name }: SessionLogFile): string =>
  cut === 0 ? wording.text('exported', name) : wording.counted('exportedCut', cut, name);
