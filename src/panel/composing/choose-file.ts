import { PARCEL_LIMIT } from '../../protocol/limits.ts';
import type { ActingModel } from '../acting/acting-model.ts';
import { visibleText } from '../text/visible-text.ts';
import { readFile } from './read-file.ts';

/**
 * Reads the file that the user has chosen: then the composer has it. Until then it sends nothing, and it keeps the former
 * one when this one is given up, or cannot be read. One that no browser sends is not even read.
 */
export async function chooseFile({ composer, feedback, wording }: ActingModel, field: HTMLInputElement): Promise<void> {
  const chosen = field.files?.[0];
  if (!chosen) return;
  feedback.dismiss();
  composer.reading.value?.cancel();
  const abort = new AbortController();
  const cancel = () => {
    abort.abort();
    if (composer.reading.value?.cancel === cancel) composer.reading.value = null;
    // It would name what is not sent.
    if (field.files?.[0] === chosen) field.value = '';
  };
  const fail = (why: 'fileTooBig' | 'fileNoRoom' | 'fileUnreadable') => {
    cancel();
    feedback.problem(wording.text(why, visibleText(chosen.name), wording.bytes(chosen.size)));
  };
  if (chosen.size > PARCEL_LIMIT) return fail('fileTooBig');
  const onProgress = (progress: number) => {
    composer.reading.value = { name: chosen.name, progress, cancel };
  };
  onProgress(0);
  try {
    const data = await readFile(chosen, { signal: abort.signal, onProgress });
    if (!data) return;
    composer.attach({ name: chosen.name, data, text: null });
    composer.reading.value = null;
  } catch (cause) {
    // Else a NotReadableError: it is gone, or not ours to read.
    if (!abort.signal.aborted) fail(cause instanceof RangeError ? 'fileNoRoom' : 'fileUnreadable');
  }
}
