import { signal } from '@preact/signals';
import type { PanelModel } from '../panel-model.ts';
import type { UnreadLines } from './log-intake.ts';

/** The file that a session was read from. */
export interface ImportedFile {
  readonly name: string;
  readonly unread: UnreadLines;
}

/** Which session the panel shows: that of its tab, which goes on all the while, or one that was read from a file. */
export class SessionDock {
  /** Null while it is that of the tab. */
  readonly imported = signal<PanelModel | null>(null);

  /** Shows another one, or with null that of the tab. The one before is gone. */
  show(imported: PanelModel | null): void {
    const before = this.imported.peek();
    this.imported.value = imported;
    before?.dispose();
  }
}
