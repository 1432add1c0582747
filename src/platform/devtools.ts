import browser from 'webextension-polyfill';

/** The tab that these DevTools inspect. */
export const inspectedTabId = (): number => browser.devtools.inspectedWindow.tabId;

/** Adds a tab to DevTools. Paths are relative to the root of the extension. */
export async function createPanel(title: string, icon: string, page: string): Promise<void> {
  await browser.devtools.panels.create(title, icon, page);
}

export type Theme = 'light' | 'dark';

/** What the polyfill's types lack: Chromium has named the event of Firefox differently. */
interface ThemeApi {
  readonly themeName: string;
  readonly onThemeChanged?: { addListener(listener: (name: string) => void): void };
  setThemeChangeHandler?(listener: (name: string) => void): void;
}

/** Calls `listener` with the theme of DevTools now and whenever it changes. */
export function watchTheme(listener: (theme: Theme) => void): void {
  const panels: ThemeApi = browser.devtools.panels;
  const tell = (name: string) => listener(name === 'dark' ? 'dark' : 'light');
  tell(panels.themeName);
  if (panels.onThemeChanged) panels.onThemeChanged.addListener(tell);
  else panels.setThemeChangeHandler?.(tell);
}

/** Chromium has it, Firefox has not; the polyfill has no type for it. Lines and columns from 0. */
interface ResourceApi {
  openResource?(url: string, line: number, column: number, done: (result?: { isError?: boolean }) => void): void;
}

/**
 * What shows a place of a script (line and column from 1) in DevTools, and tells whether it is there; null where
 * DevTools cannot be asked to.
 */
export function sourceOpener() {
  const panels = browser.devtools.panels as object as ResourceApi;
  if (!panels.openResource) return null;
  return ({ url, line, column }: { readonly url: string; readonly line: number; readonly column: number }) =>
    new Promise<boolean>((settle) =>
      panels.openResource?.(url, line - 1, column - 1, (result) => settle(result?.isError !== true)),
    );
}

/** Calls `listener` after each navigation of the inspected tab: in Firefox not before it has loaded (bug 1552686). */
export function onNavigated(listener: (url: string) => void): void {
  browser.devtools.network.onNavigated.addListener(listener);
}

/** Calls `listener` with the HAR entry of each request of the tab that has ended, as the browser gives it. */
export function onRequestFinished(listener: (entry: unknown) => void): void {
  browser.devtools.network.onRequestFinished.addListener(listener);
}
