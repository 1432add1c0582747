/** The one interface that end-to-end specs are written against, whichever browser runs them. */

/** An expression, or a function that is sent as source text: it sees only its (JSON) arguments, no closure. */
export type Evaluable<T, A extends unknown[]> = string | ((...args: A) => T);

export type BrowserName = 'chromium' | 'firefox';
export type Theme = 'light' | 'dark';

export interface LaunchOptions {
  /** Folder of the unpacked extension (the one with manifest.json); none: a browser without any extension. */
  extensionDir?: string | undefined;
  /** Title that the extension passes to `devtools.panels.create`; "Wirescope" unless told. */
  panelTitle?: string | undefined;
  /** The browser to run; unless told the installed one, see tools/find-browser.mjs. */
  executablePath?: string | undefined;
  /** False shows the windows, which needs a display. */
  headless?: boolean | undefined;
  /** Theme of DevTools, which extension panels are told; "light" unless told. */
  theme?: Theme | undefined;
  /** In pixels; 1280 × 900 unless told. */
  windowSize?: { width: number; height: number } | undefined;
  /** Upper limit in milliseconds for each wait; 15,000 unless told. */
  timeout?: number | undefined;
  /** Let Chromium speak QUIC, which WebTransport needs; false unless told. Firefox always does. */
  quic?: boolean | undefined;
  /** Host names that mean this machine, without being known as such: a page there is as far away as any. */
  hosts?: readonly string[] | undefined;
  /** Take any certificate; false unless told. */
  anyCertificate?: boolean | undefined;
  /** The X display for the windows of a browser that is not headless; unless told the environment's. */
  display?: string | undefined;
  /** Extra command-line arguments for the browser. */
  args?: readonly string[] | undefined;
}

/** Bytes that are in use after a collection; null for what is not there or has no memory of its own. */
export interface Memory {
  readonly page: number;
  /** Null in Firefox, where it is in the panel's process. */
  readonly background: number | null;
  /** Of Firefox, the whole process of the extension. */
  readonly panel: number | null;
}

export interface PanelSession {
  readonly browserName: BrowserName;
  readonly browserVersion: string;
  /** Downloads of the tab and of the panel end up here, without a dialog. Removed by `close`. */
  readonly downloadFolder: string;

  /** Navigates the inspected tab and waits for its load event. Works before and after openPanel. */
  openPage(url: string): Promise<void>;
  reloadPage(): Promise<void>;
  /** One step in the history of the inspected tab; rejects when there is no such entry. */
  goBack(): Promise<void>;
  goForward(): Promise<void>;
  /** Opens a second tab, closes the inspected one, and inspects the second from then on (panel not open). */
  closeTab(): Promise<void>;
  /** Inspects from then on the tab that the inspected page has opened (panel not open). Nothing keeps it from opening one. */
  followPopup(): Promise<void>;
  evaluateInPage<T, A extends unknown[] = []>(source: Evaluable<T, A>, ...args: A): Promise<Awaited<T>>;
  /**
   * What the inspected tabs' consoles showed as errors since launch: console.error, uncaught exceptions,
   * unhandled rejections, and what the browser itself reports (a refused connection, a CSP violation).
   */
  pageErrors(): Promise<string[]>;

  /** Opens the real DevTools on the tab, if they are not open, and shows the extension's panel. */
  openPanel(): Promise<void>;
  /** Opens the real DevTools on the tab, on a panel of the browser's own. */
  openDevTools(): Promise<void>;
  /** Closes DevTools, and the panel with them. */
  closePanel(): Promise<void>;
  /** Changes the theme of open DevTools, as its settings page does. */
  setTheme(theme: Theme): Promise<void>;
  evaluateInPanel<T, A extends unknown[] = []>(source: Evaluable<T, A>, ...args: A): Promise<Awaited<T>>;
  /** Waits until the panel has an element for the selector, or the predicate is truthy in the panel. */
  waitFor<A extends unknown[] = []>(condition: string | ((...args: A) => unknown), ...args: A): Promise<void>;
  /** Rendered text of an element of the panel; waits for the element first. */
  text(selector: string): Promise<string>;
  /** Trusted mouse click in the panel; waits until the element is rendered and enabled. */
  click(selector: string): Promise<void>;
  /** Trusted key events into an element of the panel; waits until it is rendered and enabled. */
  type(selector: string, text: string): Promise<void>;
  /** Empties a field of the panel with trusted keys: select all, delete. */
  clearText(selector: string): Promise<void>;
  /** One trusted key where the panel has its focus: a character, or a name of `KeyboardEvent.key`, as in "Control+Enter". */
  press(key: string): Promise<void>;
  /** Writes a PNG of DevTools with the panel (Firefox: of the whole window). */
  screenshot(path: string): Promise<void>;
  /** Waits for a finished download whose file name matches, and returns its path. */
  waitForDownload(fileName: RegExp): Promise<string>;

  /** Collects the garbage of the inspected page. */
  collectGarbage(): Promise<void>;
  /** Collects garbage and measures what is left: in Chromium heaps, in Firefox whole processes. */
  memory(): Promise<Memory>;

  /** Ends the extension's background (service worker or event page) as an idle stop would, but now. */
  stopBackground(): Promise<void>;
  /**
   * Reloads the extension as the browser's page of extensions does. An open panel goes with the old one
   * (Chromium closes DevTools): call openPanel again.
   */
  reloadExtension(): Promise<void>;

  /** Resolves when the browser has ended, whoever ended it. */
  whenClosed(): Promise<void>;
  /** Ends the browser and removes its profile. May be called twice. */
  close(): Promise<void>;
}
