import { effect } from '@preact/signals';
import { render } from 'preact';
import { Panel } from './components/panel.tsx';
import { createPanelModel, PanelContext } from './panel-model.ts';
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
  void model.layout.load();
  void model.recording.load();
  void model.savedFilters.load();
  void model.capture.load();
  void model.columns.load();
  void model.decoders.load();
  void model.schemas.load();
  void model.asyncApi.load();
  void model.connections.load();
  void model.rows.load();
  void model.timeline.load();
  render(
    <PanelContext.Provider value={model}>
      <Panel />
    </PanelContext.Provider>,
    root,
  );
  return () => {
    render(null, root);
    followTheme();
    model.acting.dispose();
    model.dispose();
  };
}
