import type { Message } from '../../session/session-event.ts';
import type { ActingModel } from '../acting/acting-model.ts';
import { type Delivery, give } from '../acting/deliver.ts';
import { outcomeText, outcomeTextAt } from '../acting/outcome-text.ts';
import { sendable } from '../panel-actions.ts';
import { keepable, rememberSent } from '../saving/saved-actions.ts';
import { composeProblemText } from './compose-problem-text.ts';
import type { Composed, Composition } from './composition.ts';
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

type Act = Delivery['act'];

/**
 * Sends what the composer holds to the server of each of its connections, or injects it into its page, one message after
 * the other: what it holds now, whatever the user does meanwhile. It keeps its text whatever comes of it, and what could not
 * be given is told.
 */
export async function giveComposed(model: ActingModel, act: Act): Promise<void> {
  const { composer, feedback, session, wording } = model;
  composer.settle();
  composer.follow(session); // what is drawn may be a frame behind
  const composition = composer.composition.value;
  if (!composition || composer.result.value?.ok !== true || composer.isSending.value) return;
  if (composition.targets.size === 0) return feedback.problem(wording.text('noTarget'));
  feedback.dismiss();
  const kept = keepable(model, composition);
  const all = composer.composeForAll(composition);
  composer.isSending.value = true;
  const problems: string[] = [];
  for (const [connection, composed] of all) {
    const problem = await giveTo(model, { act, composition, connection, composed });
    if (problem !== null) problems.push(problem);
  }
  composer.isSending.value = false;
  if (problems.length < composition.targets.size) rememberSent(model, kept);
  tell(model, act, composition, problems);
}

const SEVERAL = { send: 'sentToSeveral', inject: 'injectedIntoSeveral' } as const;

function tell(model: ActingModel, act: Act, { targets }: Composition, problems: readonly string[]): void {
  const { feedback, wording } = model;
  const [only = ''] = targets;
  const several = wording.counted(SEVERAL[act], targets.size - problems.length);
  if (problems.length === 0) {
    feedback.done(targets.size === 1 ? outcomeText(model, act, 'sent', only) : several);
  } else {
    feedback.problem([...(targets.size === 1 ? [] : [several]), ...new Set(problems)].join(' '));
  }
}

interface Giving {
  readonly act: Act;
  readonly composition: Composition;
  readonly connection: string;
  /** What is given to this one. */
  readonly composed: Composed;
}

/** What is wrong, when not all of it could be given to a connection. */
async function giveTo(model: ActingModel, { act, composed, composition, connection }: Giving): Promise<string | null> {
  const { draft, from, isEdited } = composition;
  if (!composed.ok) return composeProblemText(model.wording, composed, draft.content);
  const origin = from?.connection === connection ? { origin: { seq: from.seq, isEdited } } : {};
  for (const payload of composed.payloads) {
    const outcome = await give(model, { act, connection, payload, ...origin });
    // Attachments without their packet would be another message.
    if (outcome !== 'sent') {
      if (model.session.connections.has(connection)) return outcomeText(model, act, outcome, connection);
      return outcomeTextAt(model.wording, act, outcome, model.composer.addressOf(connection));
    }
  }
  return null;
}
