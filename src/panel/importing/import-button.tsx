import { useRef } from 'preact/hooks';
import { ToolButton } from '../components/tool-button.tsx';
import { wantedPart } from '../components/wanted-part.ts';
import { usePanel } from '../panel-model.ts';

export const SESSION_FILE = 'session-file';
export const IMPORT_BUTTON = 'import';

/** Opens a session that was exported. */
export function ImportButton() {
  const model = usePanel();
  const { longAction, wording } = model;
  const isBusy = longAction.state.value !== null;
  const input = useRef<HTMLInputElement>(null);
  const take = async ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => {
    const file = currentTarget.files?.[0];
    currentTarget.value = ''; // or the same file, once it has grown, would not be taken
    if (!file) return;
    const part = await wantedPart(model, () => import('./import-file.ts'));
    await part?.importFile(model, file);
  };
  return (
    <>
      <ToolButton
        id={IMPORT_BUTTON}
        icon="import"
        label={wording.text('import')}
        hint={wording.text('importHint')}
        disabled={isBusy}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        id={SESSION_FILE}
        type="file"
        hidden
        disabled={isBusy} // or the key would open its dialog
        accept=".ndjson,.jsonl,application/x-ndjson"
        aria-label={wording.text('sessionFile')}
        onChange={(event) => void take(event)}
      />
    </>
  );
}
