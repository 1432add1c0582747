import { signal } from '@preact/signals';

/** Whether the sheet of keys is open. */
export class KeySheetStore {
  readonly isOpen = signal(false);
}
