import { useEffect } from 'preact/hooks';
import { SavedFiltersBar } from '../filter/saved-filters-bar.tsx';
import { useKeyboard } from '../focus/use-keyboard.ts';
import { NoteEditor } from '../marks/note-editor.tsx';
import { ContextMenu } from '../menu/context-menu.tsx';
import { usePanel } from '../panel-model.ts';
import { MainPane } from '../statistics/main-pane.tsx';
import { Timeline } from '../timeline/timeline.tsx';
import { TooltipBox } from '../tooltip/tooltip-box.tsx';
import { useCutTooltip } from '../tooltip/use-cut-tooltip.ts';
import { UndoBar } from '../undo/undo-bar.tsx';
import { chunkOf } from './chunk.ts';
import { ConnectionsPane } from './connections-pane.tsx';
import { DETAILS, DetailsPane } from './details-pane.tsx';
import { Docked } from './docked.tsx';
import { DockedActing } from './docked-acting.tsx';
import { DockedKeySheet } from './docked-key-sheet.tsx';
import { FeedbackBar } from './feedback-bar.tsx';
import { NoticeBar } from './notice-bar.tsx';
import css from './panel.module.css';
import { Splitter } from './splitter.tsx';
import { StatusLine } from './status-line.tsx';
import { Toolbar } from './toolbar.tsx';
import { useIsNarrow } from './use-is-narrow.ts';

const IMPORTED_BAR = chunkOf(() => import('../importing/imported-bar.tsx'));
const PARCEL_BARS = chunkOf(() => import('../parcels/parcel-bars.tsx'));

/** The whole panel: panes side by side, or one above the other where there is no room for that. */
export function Panel() {
  const model = usePanel();
  const { importedFile, layout, parcels, selection, wording } = model;
  const isNarrow = useIsNarrow();
  const { connectionsHeight, connectionsWidth, detailsHeight, detailsWidth } = layout.sizes.value;
  useCutTooltip();
  const hasDetails = selection.shown.value !== null;
  useEffect(() => void requestIdleCallback(() => void DETAILS.load()), []);
  useKeyboard(model);
  return (
    <main class={css.panel} data-narrow={isNarrow}>
      <h1 class={css.title}>{wording.text('panelTitle')}</h1>
      <Toolbar />
      <SavedFiltersBar />
      <NoticeBar />
      {importedFile && <Docked chunk={IMPORTED_BAR}>{({ ImportedBar }) => <ImportedBar file={importedFile} />}</Docked>}
      <Timeline />
      <div class={css.panes}>
        <div class={css.connections} style={{ flexBasis: `${isNarrow ? connectionsHeight : connectionsWidth}px` }}>
          <ConnectionsPane />
        </div>
        <Splitter
          label={wording.text('resizeConnections')}
          pane={isNarrow ? 'connectionsHeight' : 'connectionsWidth'}
          isBefore={true}
        />
        <div class={css.messages}>
          <MainPane />
        </div>
        {hasDetails && (
          <>
            <Splitter
              label={wording.text('resizeDetails')}
              pane={isNarrow ? 'detailsHeight' : 'detailsWidth'}
              isBefore={false}
            />
            <div class={css.details} style={{ flexBasis: `${isNarrow ? detailsHeight : detailsWidth}px` }}>
              <DetailsPane />
            </div>
          </>
        )}
      </div>
      <DockedActing />
      <Docked chunk={PARCEL_BARS} isWanted={parcels.current.value.length > 0}>
        {({ ParcelBars }) => <ParcelBars />}
      </Docked>
      <UndoBar />
      <FeedbackBar />
      <StatusLine />
      <DockedKeySheet />
      <NoteEditor />
      <TooltipBox />
      <ContextMenu />
    </main>
  );
}
