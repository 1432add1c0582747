import type { ActingModel } from '../acting/acting-model.ts';
import type { Composition } from '../composing/composition.ts';
import { draftOf, PAYLOAD_FORMS, type PayloadDraft } from '../text/draft.ts';
import { visibleText } from '../text/visible-text.ts';
import { addOrOffer } from '../undo/add-or-offer.ts';
import { type ListFile, readListFile, writeListFile } from './list-file.ts';
import { LARGEST_FILE, SAVED_FILE } from './saved-file.ts';
import { LONGEST_CONTENT, type SavedMessage } from './saved-message.ts';

/** Where the message that is being written is for, as `wss://chat.example`; empty when it goes nowhere. */
export function originOf({ composer, session }: ActingModel, { targets }: Composition): string {
  const [first = ''] = targets;
  try {
    return new URL(session.connections.get(first)?.url ?? composer.addressOf(first)).origin;
  } catch {
    return ''; // no connection is chosen, or its address comes from a file
  }
}

/** A message that has no name yet. */
type Keepable = Omit<SavedMessage, 'name' | 'folder'>;

/** What is being written as it can be kept; null for a file, for what is too long, and for packets with attachments. */
export function keepable(model: ActingModel, composition: Composition): Keepable | null {
  const draft = keepableDraft(model, composition);
  if (!draft || draft.content.length > LONGEST_CONTENT) return null;
  return { origin: originOf(model, composition), draft, hasVariables: composition.hasVariables };
}

function keepableDraft({ composer }: ActingModel, { draft, hasVariables }: Composition): PayloadDraft | null {
  const form = PAYLOAD_FORMS.find((one) => one === draft.form);
  if (form) return { ...draft, form };
  const result = composer.result.value;
  if (draft.form !== 'packet' || hasVariables || !result?.ok) return null;
  const [payload, second] = result.payloads;
  return payload && !second ? draftOf(payload) : null;
}

/** Keeps what is being written under a name. False when it cannot: the user is told. */
export function saveComposed(model: ActingModel, name: string, folder: string): boolean {
  const { composer, feedback, saved, wording } = model;
  composer.settle();
  const composition = composer.composition.value;
  const kept = composition && keepable(model, composition);
  if (!kept) return false;
  const named = { ...kept, name: name.trim(), folder: folder.trim() };
  const isAdded = addOrOffer(model, saved, [named], wording.text('messageSaved', visibleText(named.name)));
  if (!isAdded) feedback.problem(wording.text('savedFull'));
  return isAdded;
}

/** Remembers what was just sent or injected, where it can be kept. */
export function rememberSent({ saved }: ActingModel, kept: Keepable | null): void {
  if (kept && kept.draft.content !== '') saved.remember({ ...kept, name: '', folder: '' });
}

/** Offers all that is saved as a file. */
export function exportSaved({ saved, services }: ActingModel): void {
  services.save('wirescope-messages.json', [writeListFile(SAVED_FILE, saved.messages.value)], 'application/json');
}

/** Adds what a file has; nothing of it when it is not whole. */
export async function importSaved(model: ActingModel, file: File): Promise<void> {
  const { feedback, saved, wording } = model;
  feedback.dismiss();
  const name = visibleText(file.name);
  if (file.size > LARGEST_FILE) return feedback.problem(wording.text('savedFull'));
  let result: ListFile<SavedMessage>;
  try {
    result = readListFile(SAVED_FILE, await file.text());
  } catch {
    return feedback.problem(wording.text('fileUnreadable', name)); // NotReadableError: it is gone, or not ours to read
  }
  if (result.ok) {
    const done = wording.counted('messagesImported', result.list.length);
    return addOrOffer(model, saved, result.list, done) ? undefined : feedback.problem(wording.text('savedFull'));
  }
  if (result.error === 'broken')
    return feedback.problem(wording.text('savedFileBroken', name, wording.number(result.number)));
  feedback.problem(wording.text(result.error === 'newer' ? 'savedFileNewer' : 'savedFileNotOurs', name));
}
