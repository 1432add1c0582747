import type { ActingModel } from '../acting/acting-model.ts';
import { visibleText } from '../text/visible-text.ts';
import type { Profile } from './profile.ts';

export const EMPTY_PROFILE: Profile = { name: '', collection: '', url: '', protocols: [], isPersistent: false };

/** Opens a connection of the panel's own; what the browser will not take is told. */
export function connectOwn({ client, feedback, wording }: ActingModel, profile: Profile): void {
  feedback.dismiss();
  try {
    client.connect({ ...profile, url: profile.url.trim() });
  } catch (cause) {
    feedback.problem(
      wording.text('clientRefused', visibleText(cause instanceof Error ? cause.message : String(cause))),
    );
  }
}

/** Remembers how a connection is opened; without a name, under its address. */
export function saveProfile({ client, feedback, wording }: ActingModel, profile: Profile): void {
  const name = profile.name.trim() === '' ? profile.url.trim() : profile.name.trim();
  const kept = { ...profile, name: name.slice(0, 60), url: profile.url.trim(), collection: profile.collection.trim() };
  if (!client.add([kept])) return feedback.problem(wording.text('profilesFull'));
  feedback.done(wording.text('profileSaved', visibleText(name)));
}
