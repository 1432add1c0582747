import type { ActingModel } from '../acting/acting-model.ts';

/**
 * Takes a text that an editor would be slow with as a file, in the place of what was typed, and offers to take that back.
 * False where the text is not what is sent, but written for it: bytes and packets.
 */
export function takeAsFile({ composer, feedback, undo, wording }: ActingModel, text: string): boolean {
  composer.settle();
  const before = composer.composition.peek();
  if (before?.draft.form !== 'text' && before?.draft.form !== 'json') return false;
  const data = new TextEncoder().encode(text).buffer;
  composer.attach({ name: wording.text('pastedText'), data, text });
  const told = wording.text('pastedAsFile', wording.bytes(data.byteLength));
  feedback.done(told);
  undo.offer({
    text: told,
    undo: () => composer.goBack(before),
    isPossible: () => composer.composition.value?.file?.data === data,
  });
  return true;
}
