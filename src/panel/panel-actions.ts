import type { RowChoice } from '../formats/session-log.ts';
import type { Handshake } from '../protocol/handshake.ts';
import { COMMAND_PAYLOAD_LIMIT } from '../protocol/limits.ts';
import { unreachable } from '../protocol/parsed.ts';
import type { Payload } from '../protocol/payload.ts';
import type { Origin, SendOutcome } from '../session/pending-sends.ts';
import type { Message } from '../session/session-event.ts';
import { packetFormOf } from './composing/packet-form.ts';
import { copyText } from './copy-text.ts';
import { loadFailureText } from './loading/load-failure-text.ts';
import { payloadBytes, payloadText } from './matching/payload-text.ts';
import type { PanelModel } from './panel-model.ts';
import type { MessageKey } from './panel-services.ts';
import { SESSION_LOG_TYPE, type SessionLogFile } from './stores/export-store.ts';
import { requestText, responseText } from './text/handshake-text.ts';
import { hexOf } from './text/hex.ts';
import { urlParts } from './text/url-parts.ts';
import type { Wording } from './text/wording.ts';

/** Whether the whole content is here. */
export const isWhole = ({ payload }: Message): boolean => payload.fullSize === undefined;

/** Whether the user can have the whole content. */
export const canHaveWhole = ({ loading }: PanelModel, message: Message): boolean =>
  isWhole(message) || loading.canLoad(message);

/** Whether a message can be sent again: on a WebSocket, whole. */
export const canResend = (model: PanelModel, message: Message): boolean =>
  canSendOn(model, message) && canHaveWhole(model, message);

/** The message with the rest of its content, which is fetched first. Null when that cannot be had: the user is told. */
export async function wholeOf({ feedback, loading, wording }: PanelModel, message: Message): Promise<Message | null> {
  const whole = await loading.whole(message);
  const state = loading.stateOf(message);
  if (!whole && state?.type === 'failed') feedback.problem(loadFailureText(wording, state.reason));
  return whole;
}

/** Whether the user can send on the connection of a message: the streams of other APIs are the page's alone. */
export const canSendOn = ({ session }: PanelModel, { connection }: Message): boolean =>
  (session.connections.get(connection)?.api ?? 'WebSocket') === 'WebSocket';

/** Sends a message again as it was, on its own connection. */
export async function resend(model: PanelModel, message: Message): Promise<void> {
  const whole = await sendable(model, message);
  if (!whole) return;
  const { connection, payload, seq } = whole;
  await transmit(model, { connection, payload, origin: { seq, isEdited: false } });
}

/** Opens the composer on a message, which can be edited as packets as soon as their encoder is there. */
export async function editAndResend(model: PanelModel, message: Message): Promise<void> {
  const { composer, session } = model;
  const whole = await sendable(model, message);
  if (!whole) return;
  composer.open(whole);
  composer.offer(whole.payload, await packetFormOf(session, whole));
}

/** Whole; not fetched when it is too big to be sent in any case. */
async function sendable(model: PanelModel, message: Message): Promise<Message | null> {
  const { feedback, wording } = model;
  feedback.dismiss();
  if ((message.payload.fullSize ?? 0) <= COMMAND_PAYLOAD_LIMIT) return wholeOf(model, message);
  feedback.problem(wording.text('outcomeTooBig'));
  return null;
}

/** Sends what the composer holds, one message after the other; it keeps its text whatever comes of it. */
export async function sendComposed(model: PanelModel): Promise<void> {
  const { composer } = model;
  const composition = composer.composition.value;
  const result = composer.result.value;
  if (!composition || !result?.ok || composer.isSending.value) return;
  composer.isSending.value = true;
  model.feedback.dismiss();
  const { connection, from, isEdited } = composition;
  for (const payload of result.payloads) {
    const isSent = await transmit(model, { connection, payload, origin: { seq: from, isEdited } });
    if (!isSent) break; // attachments without their packet would be another message
  }
  composer.isSending.value = false;
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

interface Transmission {
  readonly connection: string;
  readonly payload: Payload;
  readonly origin: Origin;
}

/** Returns whether it was sent, which is told. */
async function transmit(model: PanelModel, { connection, payload, origin }: Transmission): Promise<boolean> {
  const { feedback, services, session, wording } = model;
  const url = session.connections.get(connection)?.url ?? '';
  const outcome = await services.receiver.send(connection, payload, origin);
  const text = wording.text(outcomeKey(outcome), urlParts(url).path);
  if (outcome === 'sent') feedback.done(text);
  else feedback.problem(text);
  return outcome === 'sent';
}

function outcomeKey(outcome: SendOutcome): MessageKey {
  switch (outcome) {
    case 'sent':
      return 'outcomeSent';
    case 'not-open':
      return 'outcomeNotOpen';
    case 'gone':
      return 'outcomeGone';
    case 'unknown-connection':
      return 'outcomeUnknownConnection';
    case 'failed':
      return 'outcomeFailed';
    case 'too-big':
      return 'outcomeTooBig';
    case 'unsupported':
      return 'outcomeUnsupported';
    case 'unknown':
      return 'outcomeUnknown';
    default:
      return unreachable(outcome);
  }
}
