import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { type PanelModel, usePanel } from '../panel-model.ts';
import { WorkProgress } from '../slices/work-progress.tsx';
import { visibleText } from '../text/visible-text.ts';
import { chooseFile, type FileHolder } from './choose-file.ts';
import type { ChosenFile } from './chosen-file.ts';
import css from './file-field.module.css';

interface FileFieldProps {
  /** Accessible name of the input. */
  readonly label: string;
  readonly file: ChosenFile | null;
  readonly holder: FileHolder;
}

/** Chooses the file whose bytes are sent, and shows which that is. */
export function FileField({ label, file, holder }: FileFieldProps) {
  const model = usePanel();
  const { wording } = model;
  const input = useRef<HTMLInputElement>(null);
  const reading = holder.reading.value;
  const wish = holder.focusWish.value;
  useEffect(() => input.current?.focus(), [wish]);
  // In another form, or closed: nobody waits for it.
  useLayoutEffect(() => () => holder.reading.peek()?.cancel(), []);
  return (
    <div class={css.field}>
      <input
        ref={input}
        type="file"
        aria-label={label}
        onChange={({ currentTarget }) => void chooseFile(model, holder, currentTarget)}
      />
      {reading && (
        <WorkProgress
          key={reading.name}
          label={wording.text('fileReading', visibleText(reading.name))}
          state={{ type: 'busy', progress: reading.progress, cancel: reading.cancel }}
        />
      )}
      {file && !reading && (
        <>
          <span>
            <b>{file.name === '' ? wording.text('fileOriginal') : visibleText(file.name)}</b>{' '}
            {wording.bytes(file.data.byteLength)}
          </span>
          <label>
            <input
              type="checkbox"
              checked={file.text !== null}
              onChange={({ currentTarget }) => {
                currentTarget.checked = sendAsText(model, { file, holder }, currentTarget.checked);
              }}
            />
            {wording.text('fileAsText')}
          </label>
        </>
      )}
    </div>
  );
}

/** Whether it is sent as text from now on. The user is told why it cannot be. */
function sendAsText(
  { feedback, wording }: PanelModel,
  { file, holder }: { readonly file: ChosenFile; readonly holder: FileHolder },
  isText: boolean,
): boolean {
  feedback.dismiss();
  try {
    // A mark at the beginning is part of the message: https://encoding.spec.whatwg.org/#dom-textdecoder-ignorebom
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    holder.attach({ ...file, text: isText ? decoder.decode(file.data) : null });
    return isText;
  } catch (cause) {
    // Else a TypeError: its bytes are no UTF-8, or more than a text of this browser may have.
    const why = cause instanceof RangeError ? 'fileNoRoom' : 'fileNoText';
    feedback.problem(wording.text(why, visibleText(file.name), wording.bytes(file.data.byteLength)));
    return false;
  }
}
