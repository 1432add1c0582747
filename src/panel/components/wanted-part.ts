import type { PanelModel } from '../panel-model.ts';

/** Loads what the user has asked for; null when it cannot be loaded, which they are told. Asked again, it is tried again. */
export async function wantedPart<Exports extends object>(
  { feedback, wording }: Pick<PanelModel, 'feedback' | 'wording'>,
  fetch: () => Promise<Exports>,
): Promise<Exports | null> {
  const problem = wording.text('partNotLoaded');
  try {
    const part = await fetch();
    if (feedback.latest.peek()?.text === problem) feedback.dismiss();
    return part;
  } catch {
    feedback.problem(problem); // the extension was updated meanwhile: its files have other names
    return null;
  }
}
