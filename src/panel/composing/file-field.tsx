import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { type ActingModel, useActing } from '../acting/acting-model.ts';
import { WorkProgress } from '../slices/work-progress.tsx';
import { visibleText } from '../text/visible-text.ts';
import { chooseFile } from './choose-file.ts';
import type { ChosenFile } from './composition.ts';
import css from './file-field.module.css';

/** Chooses the file whose bytes are sent, and shows which that is. */
export function FileField({ file }: { readonly file: ChosenFile | null }) {
  const model = useActing();
  const { composer, wording } = model;
  const input = useRef<HTMLInputElement>(null);
  const reading = composer.reading.value;
  const wish = composer.focusWish.value;
  useEffect(() => input.current?.focus(), [wish]);
  // In another form, or closed: nobody waits for it.
  useLayoutEffect(() => () => composer.reading.peek()?.cancel(), []);
  return (
    <div class={css.field}>
      <input
        ref={input}
        type="file"
        aria-label={wording.text('fileToSend')}
        onChange={({ currentTarget }) => void chooseFile(model, currentTarget)}
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
                currentTarget.checked = sendAsText(model, file, currentTarget.checked);
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
function sendAsText({ composer, feedback, wording }: ActingModel, file: ChosenFile, isText: boolean): boolean {
  feedback.dismiss();
  try {
    // A mark at the beginning is part of the message: https://encoding.spec.whatwg.org/#dom-textdecoder-ignorebom
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    composer.attach({ ...file, text: isText ? decoder.decode(file.data) : null });
    return isText;
  } catch (cause) {
    // Else a TypeError: its bytes are no UTF-8, or more than a text of this browser may have.
    const why = cause instanceof RangeError ? 'fileNoRoom' : 'fileNoText';
    feedback.problem(wording.text(why, visibleText(file.name), wording.bytes(file.data.byteLength)));
    return false;
  }
}
