/** Expressions for the DevTools front end of Chromium. They use its internals, which may move with a new version. */
import type { Theme } from './browser.ts';

/**
 * Shows the extension's panel; its value tells whether the panel was there. The view's id is
 * `chrome-extension://<id>` + the title without white space, and it appears once the extension's devtools page has run.
 * `ViewManager.instance()` throws until DevTools has set up its settings: poll.
 */
export function showViewExpression(panelTitle: string): string {
  return `import('./ui/legacy/legacy.js').then(async ({ ViewManager: { ViewManager } }) => {
    const manager = ViewManager.instance();
    const id = [...manager.views.keys()].find((key) =>
      key.startsWith('chrome-extension://') && key.endsWith(${JSON.stringify(panelTitle.replace(/\s/g, ''))}));
    if (id) await manager.showView(id);
    return Boolean(id);
  })`;
}

/** The address of the script, and the line of it from 1, that the Sources of DevTools show; null when they show none. */
export const SHOWN_SOURCE = `Promise.all([import('./ui/legacy/legacy.js'), import('./panels/sources/sources.js')])
  .then(([{ Context: { Context } }, { UISourceCodeFrame, SourcesView }]) => {
    const frame = Context.instance().flavor(SourcesView.SourcesView)?.currentSourceFrame();
    const line = frame?.textEditor.toLineColumn(frame.textEditor.state.selection.main.head).lineNumber;
    return frame ? [frame.uiSourceCode().url(), line + 1] : null;
  })`;

/** What DevTools show: the view in their main part, and whether the drawer under it is open. */
export const SHOWN_VIEW = `import('./ui/legacy/legacy.js').then(({ InspectorView: { InspectorView } }) => {
  const inspector = InspectorView.instance();
  return { view: inspector.tabbedPane.selectedTabId, isDrawerOpen: inspector.drawerVisible() };
})`;

export function setThemeExpression(theme: Theme): string {
  const value = theme === 'dark' ? 'dark' : 'default';
  return `import('./core/common/common.js').then(({ Settings }) =>
    Settings.Settings.instance().moduleSetting('ui-theme').set(${JSON.stringify(value)}))`;
}
