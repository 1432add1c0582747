import type { ReadonlySignal, Signal } from '@preact/signals';
import { PARCEL_LIMIT } from '../../protocol/limits.ts';
import type { PanelModel } from '../panel-model.ts';
import { visibleText } from '../text/visible-text.ts';
import type { ChosenFile } from './chosen-file.ts';
import { readFile } from './read-file.ts';

/** A file that is being read. */
export interface FileReading {
  readonly name: string;
  /** From 0 to 1. */
  readonly progress: number;
  readonly cancel: () => void;
}

/** What sends a file: the composer, or a held message in whose place it goes on. */
export interface FileHolder {
  /** The file that is being read; nothing is sent in the place of it. */
  readonly reading: Signal<FileReading | null>;
  /** Steps when the keyboard is wanted in it. */
  readonly focusWish: ReadonlySignal<number>;
  attach(file: ChosenFile): void;
}

/**
 * Reads the file that the user has chosen: then its holder has it. Until then that sends nothing, and it keeps the former
 * one when this one is given up, or cannot be read. One that no browser sends is not even read.
 */
export async function chooseFile(
  { feedback, wording }: PanelModel,
  holder: FileHolder,
  field: HTMLInputElement,
): Promise<void> {
  const chosen = field.files?.[0];
  if (!chosen) return;
  feedback.dismiss();
  holder.reading.value?.cancel();
  const abort = new AbortController();
  const cancel = () => {
    abort.abort();
    if (holder.reading.value?.cancel === cancel) holder.reading.value = null;
    // It would name what is not sent.
    if (field.files?.[0] === chosen) field.value = '';
  };
  const fail = (why: 'fileTooBig' | 'fileNoRoom' | 'fileUnreadable') => {
    cancel();
    feedback.problem(wording.text(why, visibleText(chosen.name), wording.bytes(chosen.size)));
  };
  if (chosen.size > PARCEL_LIMIT) return fail('fileTooBig');
  const onProgress = (progress: number) => {
    holder.reading.value = { name: chosen.name, progress, cancel };
  };
  onProgress(0);
  try {
    const data = await readFile(chosen, { signal: abort.signal, onProgress });
    if (!data) return;
    holder.attach({ name: chosen.name, data, text: null });
    holder.reading.value = null;
  } catch (cause) {
    // Else a NotReadableError: it is gone, or not ours to read.
    if (!abort.signal.aborted) fail(cause instanceof RangeError ? 'fileNoRoom' : 'fileUnreadable');
  }
}
