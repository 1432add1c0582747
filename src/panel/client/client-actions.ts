import type { ActingModel } from '../acting/acting-model.ts';
import { visibleText } from '../text/visible-text.ts';
import { addOrOffer } from '../undo/add-or-offer.ts';
import { offerRemoved } from '../undo/offer-removed.ts';
import { LONGEST_PROFILE_NAME, type Profile } from './profile.ts';

/** Opens a connection of the panel's own; what the browser will not take is told. */
export function connectOwn({ client, feedback, wording }: ActingModel, profile: Profile): void {
  feedback.dismiss();
  const url = profile.url.trim();
  // Else a browser takes it for a path of this panel's own address.
  if (!/^(?:wss?|https?):/i.test(url)) return feedback.problem(wording.text('clientNoScheme'));
  try {
    client.connect({ ...profile, url });
  } catch (cause) {
    feedback.problem(
      wording.text('clientRefused', visibleText(cause instanceof Error ? cause.message : String(cause))),
    );
  }
}

/** As it is saved: without a name, under its address. */
function keptOf(profile: Profile): Profile {
  const url = profile.url.trim();
  const name = (profile.name.trim() || url).slice(0, LONGEST_PROFILE_NAME);
  return { ...profile, name, url, collection: profile.collection.trim() };
}

/** Remembers how a connection is opened. */
export function saveProfile(model: ActingModel, profile: Profile): void {
  const { client, feedback, wording } = model;
  const kept = keptOf(profile);
  if (!addOrOffer(model, client, [kept])) return feedback.problem(wording.text('profilesFull'));
  feedback.done(wording.text('profileSaved', visibleText(kept.name)));
}

/** Whether one of its name is saved in its collection. */
export const isSaved = ({ client }: ActingModel, profile: Profile): boolean => client.has(keptOf(profile));

/** Forgets the one of its name in its collection. */
export function removeProfile(model: ActingModel, profile: Profile): void {
  const kept = keptOf(profile);
  offerRemoved(model, kept.name, model.client.remove(kept));
}
