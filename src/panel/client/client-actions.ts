import type { ActingModel } from '../acting/acting-model.ts';
import { visibleText } from '../text/visible-text.ts';
import { addOrOffer } from '../undo/add-or-offer.ts';
import { offerRemoved } from '../undo/offer-removed.ts';
import { HeadersRefusedError } from './own-handshake.ts';
import { LONGEST_PROFILE_NAME, type Profile } from './profile.ts';
import { headersOf } from './typed-headers.ts';

/** Opens a connection of the panel's own; what the browser will not take is told. */
export async function connectOwn(model: ActingModel, profile: Profile): Promise<void> {
  const { client, feedback, wording } = model;
  feedback.dismiss();
  const url = profile.url.trim();
  // Else a browser takes it for a path of this panel's own address.
  if (!/^(?:wss?|https?):/i.test(url)) return feedback.problem(wording.text('clientNoScheme'));
  const whole = withTypedHeaders(model, { ...profile, url });
  if (!whole) return;
  const [empty] = whole.headers.find(([, value]) => value === '') ?? [];
  if (empty !== undefined) return feedback.problem(wording.text('clientNoValue', visibleText(empty)));
  try {
    await client.connect(whole, (names) =>
      feedback.problem(wording.text('headersUnseen', visibleText(names.join(', ')))),
    );
  } catch (cause) {
    feedback.problem(whyNot(model, cause));
  }
}

function whyNot({ wording }: ActingModel, cause: unknown): string {
  const reason = cause instanceof Error ? cause.message : String(cause);
  if (cause instanceof HeadersRefusedError && reason === '') return wording.text('headersImpossible');
  return wording.text('clientRefused', visibleText(reason));
}

/** Null when what is typed for headers is none, which is told. */
function withTypedHeaders({ client, feedback, wording }: ActingModel, profile: Profile): Profile | null {
  const typed = headersOf(client.typedHeaders.value, wording);
  if (typed.ok) return { ...profile, headers: typed.headers };
  feedback.problem(typed.error);
  return null;
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
  const whole = withTypedHeaders(model, profile);
  if (!whole) return;
  const kept = keptOf(whole);
  const done = wording.text('profileSaved', visibleText(kept.name));
  if (!addOrOffer(model, client, [kept], done)) feedback.problem(wording.text('profilesFull'));
}

/** Whether one of its name is saved in its collection. */
export const isSaved = ({ client }: ActingModel, profile: Profile): boolean => client.has(keptOf(profile));

/** Forgets the one of its name in its collection. */
export function removeProfile(model: ActingModel, profile: Profile): void {
  const kept = keptOf(profile);
  offerRemoved(model, kept.name, model.client.remove(kept));
}
