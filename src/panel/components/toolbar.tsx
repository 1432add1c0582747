import { openComposer } from '../acting/acting-dock.ts';
import { FilterBox } from '../filter/filter-box.tsx';
import { MatchBar } from '../filter/match-bar.tsx';
import { HoldButton } from '../holding/hold-button.tsx';
import { ImportButton } from '../importing/import-button.tsx';
import { clearMessages } from '../panel-actions.ts';
import { usePanel } from '../panel-model.ts';
import { RulesButton } from '../rules/rules-button.tsx';
import { ThrottleButton } from '../throttling/throttle-button.tsx';
import { CaptureSettings } from './capture-settings.tsx';
import { CaptureWorkers } from './capture-workers.tsx';
import { DirectionSelect } from './direction-select.tsx';
import { openKeySheet } from './docked-key-sheet.tsx';
import { ExportTools } from './export-tools.tsx';
import { ToolButton } from './tool-button.tsx';
import css from './toolbar.module.css';

/** What is done with the whole session. */
export function Toolbar() {
  const model = usePanel();
  const { importedFile, wording } = model;
  return (
    <div class={css.toolbar} role="toolbar" aria-label={wording.text('toolbar')}>
      {importedFile === null && <LiveTools />}
      <FilterBox />
      <DirectionSelect />
      <MatchBar />
      <span class={css.line} />
      <ImportButton />
      <ExportTools />
      <ToolButton icon="help" label={wording.text('keySheet')} hint="?" onClick={() => void openKeySheet(model)} />
    </div>
  );
}

/** What is done with the page. */
function LiveTools() {
  const model = usePanel();
  const { recording, wording } = model;
  return (
    <>
      <ToolButton
        icon="record"
        label={wording.text('record')}
        hint="Ctrl+E"
        pressed={recording.isRecording.value}
        tone="record"
        onClick={() => recording.toggle()}
      />
      <ToolButton icon="clear" label={wording.text('clear')} hint="Ctrl+L" onClick={() => clearMessages(model)} />
      <label class={css.preserve} title={wording.text('preserveLogHint')}>
        <input
          type="checkbox"
          checked={recording.preserveLog.value}
          onChange={({ currentTarget }) => void recording.setPreserveLog(currentTarget.checked)}
        />
        {wording.text('preserveLog')}
      </label>
      <CaptureWorkers />
      <CaptureSettings />
      <HoldButton />
      <RulesButton />
      <ThrottleButton />
      <ToolButton
        icon="compose"
        label={wording.text('composeMessage')}
        hint="S"
        onClick={() => void openComposer(model)}
      />
      <span class={css.line} />
    </>
  );
}
