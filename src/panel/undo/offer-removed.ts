import type { PanelModel } from '../panel-model.ts';
import { visibleText } from '../text/visible-text.ts';
import type { Removal } from './undo-store.ts';

/** Offers to take back that something with a name was removed. */
export function offerRemoved({ undo, wording }: Pick<PanelModel, 'undo' | 'wording'>, name: string, removal: Removal) {
  undo.offer({ text: wording.text('removed', visibleText(name)), ...removal });
}
