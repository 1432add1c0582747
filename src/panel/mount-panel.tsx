import { effect, untracked } from '@preact/signals';
import { render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Panel } from './components/panel.tsx';
import { IMPORT_BUTTON } from './importing/import-button.tsx';
import { takeLostFocus } from './importing/take-lost-focus.ts';
import { createPanelModel, loadSettings, PanelContext, type PanelModel } from './panel-model.ts';
import type { PanelServices } from './panel-services.ts';
import './theme.css';

/** Draws the panel into `root`, which is to be the whole page. Returns what takes it away again. */
export function mountPanel(root: HTMLElement, services: PanelServices): () => void {
  const model = createPanelModel(services);
  const page = root.ownerDocument.documentElement;
  page.lang = services.translate('locale');
  const followTheme = effect(() => {
    page.dataset.theme = services.theme.value;
  });
  const { dock } = model;
  // Also after a file was looked at: what was remembered meanwhile holds here, too.
  const remember = effect(() => {
    if (dock.imported.value === null) untracked(() => void loadSettings(model)); // what changes later is no reason
  });
  render(<ShownPanel live={model} />, root);
  return () => {
    render(null, root);
    followTheme();
    remember();
    dock.show(null);
    model.acting.dispose();
    model.dispose();
  };
}

/** The panel of the tab, or of a file that was imported: another panel each time. */
function ShownPanel({ live }: { readonly live: PanelModel }) {
  const imported = live.dock.imported.value;
  const key = useRef(0);
  const before = useRef(imported);
  if (before.current !== imported) key.current++;
  before.current = imported;
  useEffect(() => {
    // After a file, which had its own way back. What is half written has taken the focus already.
    if (key.current > 0 && imported === null) takeLostFocus(document.getElementById(IMPORT_BUTTON));
  }, [imported]);
  return (
    <PanelContext.Provider key={key.current} value={imported ?? live}>
      <Panel />
    </PanelContext.Provider>
  );
}
