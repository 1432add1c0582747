import type { Payload } from '../../protocol/payload.ts';
import type { SendOutcome } from '../../session/pending-sends.ts';
import type { Message } from '../../session/session-event.ts';
import type { ActingModel } from '../acting/acting-model.ts';
import { outcomeText } from '../acting/deliver.ts';
import { sendable } from '../panel-actions.ts';
import { composeProblemText } from './compose-problem-text.ts';
import type { Composition } from './composition.ts';
import { packetFormOf } from './packet-form.ts';
import { isSocket, targetsFor } from './targets.ts';

/** Opens the composer without a message, on the connections that are chosen, or the one that was used last. */
export function openComposer(model: ActingModel): void {
  const { composer, session } = model;
  composer.openBlank(targetsFor(model), (id) => isSocket(session.connections.get(id)));
}

/** Opens the composer on a message, which can be edited as packets as soon as their encoder is there. */
export async function editAndResend(model: ActingModel, message: Message): Promise<void> {
  const { composer, session } = model;
  const whole = await sendable(model, message);
  if (!whole) return;
  composer.open(whole);
  composer.offer(whole.payload, await packetFormOf(session, whole));
}

/**
 * Sends what the composer holds on each of its connections, one message after the other. It keeps its text whatever
 * comes of it, and what could not be sent is told.
 */
export async function sendComposed(model: ActingModel): Promise<void> {
  const { composer, feedback, wording } = model;
  const composition = composer.composition.value;
  if (!composition || composer.result.value?.ok !== true || composer.isSending.value) return;
  if (composition.targets.size === 0) return feedback.problem(wording.text('noTarget'));
  composer.isSending.value = true;
  feedback.dismiss();
  const problems: string[] = [];
  for (const connection of composition.targets) {
    const problem = await sendTo(model, composition, connection);
    if (problem !== null) problems.push(problem);
  }
  composer.isSending.value = false;
  tell(model, composition, problems);
}

function tell(model: ActingModel, { targets }: Composition, problems: readonly string[]): void {
  const { feedback, wording } = model;
  const [only = ''] = targets;
  const sent = targets.size - problems.length;
  if (problems.length === 0) {
    feedback.done(targets.size === 1 ? outcomeText(model, 'sent', only) : wording.counted('sentToSeveral', sent));
  } else {
    const several = targets.size === 1 ? [] : [wording.counted('sentToSeveral', sent)];
    feedback.problem([...several, ...new Set(problems)].join(' '));
  }
}

/** What is wrong, when not all of it was sent on a connection. */
async function sendTo(model: ActingModel, composition: Composition, connection: string): Promise<string | null> {
  const composed = model.composer.composedFor(connection);
  if (!composed) return null;
  if (!composed.ok) return composeProblemText(model.wording, composed, composition.draft.content);
  for (const payload of composed.payloads) {
    const outcome = await sendOne(model, composition, connection, payload);
    // Attachments without their packet would be another message.
    if (outcome !== 'sent') return outcomeText(model, outcome, connection);
  }
  return null;
}

function sendOne(
  { services: { receiver } }: ActingModel,
  { from, isEdited }: Composition,
  connection: string,
  payload: Payload,
): Promise<SendOutcome> {
  return receiver.send(connection, payload, from === null ? undefined : { seq: from, isEdited });
}
