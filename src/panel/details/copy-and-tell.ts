import { copyText } from '../copy-text.ts';
import type { PanelModel } from '../panel-model.ts';

/** Copies what `textOf` gives, and says whether that was possible. Must be called in answer to a click or key. */
export async function copyAndTell({ feedback, wording }: PanelModel, textOf: () => string): Promise<void> {
  feedback.dismiss();
  if (await copyText(textOf())) feedback.done(wording.text('copied'));
  else feedback.problem(wording.text('copyFailed'));
}
