import { isRecord, isText } from '../../protocol/parsed.ts';
import { type LineEnds, PAYLOAD_FORMS, type PayloadDraft } from '../text/draft.ts';

/** A message that the user keeps, to write it again. */
export interface SavedMessage {
  readonly name: string;
  /** The folder that it is in; empty for none. */
  readonly folder: string;
  /** Where it is for, as `wss://chat.example`. */
  readonly origin: string;
  readonly draft: PayloadDraft;
  /** Whether `{{…}}` in it is replaced by what it means. */
  readonly hasVariables: boolean;
}

export const LONGEST_NAME = 100;
/** UTF-16 units of a message that is kept. */
export const LONGEST_CONTENT = 256 * 1024;

const LINE_ENDS: readonly LineEnds[] = ['lf', 'crlf', 'mixed'];

/** Null for what is none: what was remembered or imported may be of another version, or of nobody. */
export function parseSavedMessage(raw: unknown): SavedMessage | null {
  if (!isRecord(raw) || !isRecord(raw.draft)) return null;
  const { name, folder, origin, hasVariables } = raw;
  const { content, form: rawForm, lineEnds: rawEnds } = raw.draft;
  const form = PAYLOAD_FORMS.find((one) => one === rawForm);
  const lineEnds = LINE_ENDS.find((one) => one === rawEnds);
  if (!isText(name, LONGEST_NAME) || !isText(folder, LONGEST_NAME) || !isText(origin, 2_000)) return null;
  if (!form || !lineEnds || !isText(content, LONGEST_CONTENT) || typeof hasVariables !== 'boolean') return null;
  return { name, folder, origin, draft: { form, content, lineEnds }, hasVariables };
}

/** Two of one name in one folder of one origin are the same: the later one takes the place of the other. */
export const isSameMessage = (one: SavedMessage, other: SavedMessage): boolean =>
  one.name === other.name && one.folder === other.folder && one.origin === other.origin;

/** Whether a message has a text in its name, folder or content, in either case. */
export function isFound({ draft, folder, name }: SavedMessage, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return [name, folder, draft.content].some((part) => part.toLowerCase().includes(wanted));
}
