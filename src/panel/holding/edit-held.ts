import type { Held } from '../../session/interventions.ts';
import { needsParcel } from '../../session/parcels.ts';
import { loadFailureText } from '../loading/load-failure-text.ts';
import type { PanelModel } from '../panel-model.ts';
import { rowOfHeld } from './held-facts.ts';
import { HoldEdit } from './hold-edit.ts';

/** Opens the editor on a message that waits; the rest of a big one is fetched first. What keeps it from that is told. */
export async function editHeld(model: PanelModel, held: Held): Promise<void> {
  const { feedback, holding, loading, session, wording } = model;
  feedback.dismiss();
  holding.loaded.value = null;
  if (held.payload.fullSize === undefined) return open(model, held, held.payload);
  const row = rowOfHeld(model, held);
  const message = held.isChanged ? undefined : session.messageAt(row);
  if (!message) return feedback.problem(wording.text('heldTooBig'));
  holding.loaded.value = message;
  const whole = await loading.whole(message, row);
  if (holding.loaded.value !== message) return; // another one has been asked for since: what is typed there stays
  holding.loaded.value = null;
  const state = loading.stateOf(message);
  if (whole) open(model, held, whole.payload);
  else if (state?.type === 'failed') feedback.problem(loadFailureText(wording, state.reason));
}

function open({ feedback, holding, wording }: PanelModel, held: Held, payload: Held['payload']): void {
  if (!holding.interventions.held.includes(held)) return feedback.problem(wording.text('heldGone'));
  if (holding.edit.value?.held === held) holding.edit.value.focusWish.value++;
  else holding.edit.value = new HoldEdit(held, payload);
}

let lastParcel = 0;

/**
 * Lets the edited message go, at once or, where it is large, in parts, and calls `done` when it has gone. When it cannot go,
 * the editor stays open with what it has, and the user is told.
 */
export function releaseEdited(model: PanelModel, edit: HoldEdit, done: () => void): void {
  const { feedback, holding, services, wording } = model;
  const { interventions } = holding;
  const { held, original } = edit;
  const result = edit.result.value;
  if (!result.ok) return;
  const { payload } = result;
  if (payload === original) interventions.release([held]);
  else if (!needsParcel(payload)) interventions.releaseEdited(held, payload);
  else {
    const { connectionId, documentId, item } = held;
    const command = { type: 'release-edited', commandId: `held-${++lastParcel}`, connectionId, item } as const;
    edit.isReleasing.value = true;
    feedback.dismiss();
    services.receiver.commands.parcels.begin(documentId, command, payload, (end) => {
      edit.isReleasing.value = false;
      if (end === 'taken') return done();
      if (end === 'no-room' || end === 'failed') feedback.problem(wording.text('heldNoRoom'));
    });
    return;
  }
  done();
}

/** An edited message that is still on its way when what it was made from has gone on is of no use. */
export function giveUpRelease({ services }: PanelModel, { held }: HoldEdit): void {
  const { parcels } = services.receiver.commands;
  for (const { command, documentId } of parcels.current) {
    const isIt = command.type === 'release-edited' && command.item === held.item && documentId === held.documentId;
    if (isIt) parcels.cancel(command.commandId);
  }
}
