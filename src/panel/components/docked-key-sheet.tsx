import { signal } from '@preact/signals';
import type { PanelModel } from '../panel-model.ts';
import type * as KeySheetPart from './key-sheet.tsx';
import { wantedPart } from './wanted-part.ts';

const sheet = signal<typeof KeySheetPart | null>(null);

/** Opens the sheet of keys, which is loaded when it is first wanted. */
export async function openKeySheet(model: PanelModel): Promise<void> {
  sheet.value ??= await wantedPart(model, () => import('./key-sheet.tsx'));
  if (sheet.value) model.keySheet.isOpen.value = true;
}

/** The sheet of keys, once it was wanted. */
export function DockedKeySheet() {
  const part = sheet.value;
  return part && <part.KeySheet />;
}
