import { signal } from '@preact/signals';

/** The row whose note is being written; null when none is. */
export class NoteStore {
  readonly row = signal<number | null>(null);
}
