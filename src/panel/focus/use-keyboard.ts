import { useEffect } from 'preact/hooks';
import { heldKeys } from '../held-keys.ts';
import { panelKeys } from '../panel-keys.ts';
import type { PanelModel } from '../panel-model.ts';
import { keepFocus } from './keep-focus.ts';

/** What keys do anywhere in the panel, and that there is always something for them to be pressed in. */
export function useKeyboard(model: PanelModel): void {
  useEffect(() => {
    const over = new AbortController();
    const { body } = document;
    body.addEventListener('keydown', heldKeys(), { capture: true, signal: over.signal });
    body.addEventListener('keydown', panelKeys(model), { signal: over.signal });
    over.signal.addEventListener('abort', keepFocus());
    return () => over.abort();
  }, [model]);
}
