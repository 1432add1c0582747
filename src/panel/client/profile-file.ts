import type { ActingModel } from '../acting/acting-model.ts';
import { type ListFile, type ListFileKind, readListFile, writeListFile } from '../saving/list-file.ts';
import { visibleText } from '../text/visible-text.ts';
import { addOrOffer } from '../undo/add-or-offer.ts';
import { type Profile, parseProfile, withoutValues, withValuesOf } from './profile.ts';

/** Bytes of a file that is read at all: 500 profiles with addresses of 16 KiB, and names of as many headers. */
const LARGEST_FILE = 16 * 1024 * 1024;

export const PROFILE_FILE: ListFileKind<Profile> = {
  format: 'wirescope-profiles',
  name: 'profiles',
  parse: (raw) => parseProfile(raw)[0] ?? null,
};

/** Offers all profiles as a file, but for the values of headers: files are given to others. */
export function exportProfiles({ client, feedback, services, wording }: ActingModel): void {
  const name = 'wirescope-profiles.json';
  const profiles = client.profiles.value;
  services.save(name, [writeListFile(PROFILE_FILE, profiles.map(withoutValues))], 'application/json');
  const hasHeaders = profiles.some(({ headers }) => headers.length > 0);
  feedback.done(wording.text(hasHeaders ? 'exportedWithoutValues' : 'exported', name));
}

/** Adds what a file has; nothing of it when it is not whole, or there is no room. */
export async function importProfiles(model: ActingModel, file: File): Promise<void> {
  const { client, feedback, wording } = model;
  feedback.dismiss();
  const name = visibleText(file.name);
  if (file.size > LARGEST_FILE) return feedback.problem(wording.text('profilesNotOurs', name));
  let read: ListFile<Profile>;
  try {
    read = readListFile(PROFILE_FILE, await file.text());
  } catch {
    return feedback.problem(wording.text('fileUnreadable', name)); // NotReadableError: it is gone, or not ours to read
  }
  if (read.ok) {
    const list = read.list.map((one) => withValuesOf(one, client.savedOf(one)));
    const done = wording.counted('profilesImported', read.list.length);
    return addOrOffer(model, client, list, done) ? undefined : feedback.problem(wording.text('profilesFull'));
  }
  if (read.error === 'broken')
    return feedback.problem(wording.text('profilesBroken', name, wording.number(read.number)));
  feedback.problem(wording.text(read.error === 'newer' ? 'savedFileNewer' : 'profilesNotOurs', name));
}
