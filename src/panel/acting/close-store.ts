import { signal } from '@preact/signals';

/** The connections that the user is about to close; null for none. */
export class CloseStore {
  readonly connections = signal<readonly string[] | null>(null);
}
