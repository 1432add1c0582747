import { isRecord } from '../../protocol/parsed.ts';
import { parseSavedMessage, type SavedMessage } from './saved-message.ts';

const FORMAT = 'wirescope-messages';
const VERSION = 1;
/** Bytes of a file that is read at all. */
export const LARGEST_FILE = 64 * 1024 * 1024;

/** `not-ours`: no file of saved messages · `newer`: of a later version · `broken`: the message of this number, from 1, is none. */
export type SavedFile =
  | { readonly ok: true; readonly messages: readonly SavedMessage[] }
  | { readonly ok: false; readonly error: 'not-ours' | 'newer' }
  | { readonly ok: false; readonly error: 'broken'; readonly number: number };

export const writeSavedFile = (messages: readonly SavedMessage[]): string =>
  `${JSON.stringify({ format: FORMAT, version: VERSION, messages }, null, 2)}\n`;

/** All of them or none: a part that is missing would be lost silently. */
export function readSavedFile(text: string): SavedFile {
  const file = parsed(text);
  if (!isRecord(file) || file.format !== FORMAT || typeof file.version !== 'number') {
    return { ok: false, error: 'not-ours' };
  }
  if (file.version > VERSION) return { ok: false, error: 'newer' };
  if (!Array.isArray(file.messages)) return { ok: false, error: 'not-ours' };
  const messages: SavedMessage[] = [];
  for (const raw of file.messages) {
    const message = parseSavedMessage(raw);
    if (!message) return { ok: false, error: 'broken', number: messages.length + 1 };
    messages.push(message);
  }
  return { ok: true, messages };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // said to be no file of ours, as any other text
  }
}
