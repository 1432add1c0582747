import type { ListFileKind } from './list-file.ts';
import { parseSavedMessage, type SavedMessage } from './saved-message.ts';

/** Bytes of a file that is read at all. */
export const LARGEST_FILE = 64 * 1024 * 1024;

export const SAVED_FILE: ListFileKind<SavedMessage> = {
  format: 'wirescope-messages',
  name: 'messages',
  parse: parseSavedMessage,
};
