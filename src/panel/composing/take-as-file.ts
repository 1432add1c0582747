import type { ActingModel } from '../acting/acting-model.ts';

/**
 * Takes a text that an editor would be slow with as a file, in the place of what was typed. False where the text is not
 * what is sent, but written for it: bytes and packets.
 */
export function takeAsFile({ composer, feedback, wording }: ActingModel, text: string): boolean {
  const form = composer.composition.peek()?.draft.form;
  if (form !== 'text' && form !== 'json') return false;
  const data = new TextEncoder().encode(text).buffer;
  composer.attach({ name: wording.text('pastedText'), data, text });
  feedback.done(wording.text('pastedAsFile', wording.bytes(data.byteLength)));
  return true;
}
