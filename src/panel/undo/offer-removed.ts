import type { PanelModel } from '../panel-model.ts';
import { visibleText } from '../text/visible-text.ts';

/** Offers to take back that something with a name was removed. */
export function offerRemoved(
  { undo, wording }: Pick<PanelModel, 'undo' | 'wording'>,
  name: string,
  takeBack: () => void,
) {
  undo.offer({ text: wording.text('removed', visibleText(name)), undo: takeBack });
}
