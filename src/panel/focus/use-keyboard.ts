import { useEffect } from 'preact/hooks';
import { heldKeys } from '../held-keys.ts';
import { panelKeys } from '../panel-keys.ts';
import type { PanelModel } from '../panel-model.ts';

/** What keys do anywhere in the panel. */
export function useKeyboard(model: PanelModel): void {
  useEffect(() => {
    const over = new AbortController();
    const { body } = document;
    body.addEventListener('keydown', heldKeys(), { capture: true, signal: over.signal });
    body.addEventListener('keydown', panelKeys(model), { signal: over.signal });
    return () => over.abort();
  }, [model]);
}
