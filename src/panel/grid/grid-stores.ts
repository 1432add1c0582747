import type { ReadonlySignal } from '@preact/signals';
import type { Session } from '../../session/session.ts';
import { NoteStore } from '../marks/note-store.ts';
import type { PanelSettings } from '../panel-services.ts';
import type { MessageView } from '../stores/message-view.ts';
import type { SelectionStore } from '../stores/selection-store.ts';
import { ColumnStore } from './column-store.ts';
import { GridRows } from './grid-rows.ts';
import { RowSummaries } from './row-summaries.ts';
import { SelectionSummary } from './selection-summary.ts';
import { unseenMessages } from './unseen-messages.ts';

interface GridOptions {
  readonly session: Session;
  readonly view: MessageView;
  readonly meaningRevision: ReadonlySignal<number>;
  readonly selection: SelectionStore;
  readonly settings: PanelSettings;
}

/** What the grid shows, and how. */
export interface GridStores {
  /** The rows of the grid, folded or sorted. */
  readonly rows: GridRows;
  readonly summaries: RowSummaries;
  readonly columns: ColumnStore;
  /** Of several selected rows. */
  readonly summary: SelectionSummary;
  /** Messages that have come while the grid did not follow. */
  readonly unseen: ReadonlySignal<number>;
  readonly notes: NoteStore;
}

export function createGridStores({ session, view, meaningRevision, selection, settings }: GridOptions) {
  const rows = new GridRows({ session, view, settings, meaningRevision });
  const summary = new SelectionSummary(session, selection.rows);
  const { unseen, dispose } = unseenMessages(view, selection.isFollowing);
  const summaries = new RowSummaries(session);
  const stores: GridStores = {
    rows,
    summaries,
    summary,
    unseen,
    columns: new ColumnStore(settings),
    notes: new NoteStore(),
  };
  return { stores, dispose: () => [rows.dispose, summary.dispose, dispose].forEach((end) => void end()) };
}
