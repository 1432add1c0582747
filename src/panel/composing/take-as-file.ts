import type { ActingModel } from '../acting/acting-model.ts';
import { payloadOf } from '../text/draft.ts';
import { hasPlaceholders } from './variables.ts';

/**
 * Takes a text that an editor would be slow with as a file, in the place of what was typed, and offers to take that back.
 * The file is what would have been sent, to the byte. False where that is not known yet, because of variables, and where the
 * text is not what is sent, but written for it: bytes and packets.
 */
export function takeAsFile({ composer, feedback, undo, wording }: ActingModel, text: string): boolean {
  composer.settle();
  const before = composer.composition.peek();
  if (before?.draft.form !== 'text' && before?.draft.form !== 'json') return false;
  if (before.hasVariables && hasPlaceholders(text)) return false;
  const content = text.replace(/\r\n?/g, '\n'); // as it would stand in the editor
  const sent = payloadOf({ form: 'text', content, lineEnds: before.draft.lineEnds });
  if (!sent.ok || sent.payload.opcode !== 'text') return false;
  const data = new TextEncoder().encode(sent.payload.data).buffer;
  composer.attach({ name: wording.text('pastedText'), data, text: sent.payload.data });
  const told = wording.text('pastedAsFile', wording.bytes(data.byteLength));
  feedback.done(told);
  undo.offer({
    text: told,
    undo: () => composer.goBack(before),
    isPossible: () => composer.composition.value?.file?.data === data,
  });
  return true;
}
