import { useEffect, useRef, useState } from 'preact/hooks';
import { PARCEL_LIMIT } from '../../protocol/limits.ts';
import { type ActingModel, useActing } from '../acting/acting-model.ts';
import { WorkProgress } from '../slices/work-progress.tsx';
import { visibleText } from '../text/visible-text.ts';
import type { ChosenFile } from './composition.ts';
import css from './file-field.module.css';
import { readFile } from './read-file.ts';

interface Reading {
  readonly name: string;
  readonly progress: number;
  readonly cancel: () => void;
}

/** Chooses the file whose bytes are sent. One that no browser sends is not even read. */
export function FileField({ file }: { readonly file: ChosenFile | null }) {
  const model = useActing();
  const { composer, wording } = model;
  const input = useRef<HTMLInputElement>(null);
  const [reading, choose] = useFileReading();
  const wish = composer.focusWish.value;
  useEffect(() => input.current?.focus(), [wish]);
  return (
    <div class={css.field}>
      <input
        ref={input}
        type="file"
        aria-label={wording.text('fileToSend')}
        onChange={({ currentTarget }) => void choose(currentTarget.files?.[0])}
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
            <b>{visibleText(file.name)}</b> {wording.bytes(file.data.byteLength)}
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

/** What is being read, and what reads a file in its place: the composer has it then. */
function useFileReading(): [Reading | null, (chosen: File | undefined) => Promise<void>] {
  const { composer, feedback, wording } = useActing();
  const [reading, setReading] = useState<Reading | null>(null);
  useEffect(() => reading?.cancel, [reading?.cancel]);
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return;
    feedback.dismiss();
    reading?.cancel();
    const [name, size] = [visibleText(chosen.name), wording.bytes(chosen.size)];
    if (chosen.size > PARCEL_LIMIT) return feedback.problem(wording.text('fileTooBig', name, size));
    const abort = new AbortController();
    const cancel = () => abort.abort();
    const onProgress = (progress: number) => setReading({ name: chosen.name, progress, cancel });
    try {
      onProgress(0);
      const data = await readFile(chosen, { signal: abort.signal, onProgress });
      if (data) composer.attach({ name: chosen.name, data, text: null });
    } catch (cause) {
      // Else a NotReadableError: it is gone, or not ours to read.
      const why = cause instanceof RangeError ? 'fileNoRoom' : 'fileUnreadable';
      feedback.problem(wording.text(why, name, size));
    } finally {
      setReading((now) => (now?.cancel === cancel ? null : now));
    }
  };
  return [reading, choose];
}
