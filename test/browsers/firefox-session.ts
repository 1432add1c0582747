/** A session in Firefox: real toolbox, real extension panel, real event page. */
import type { ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import type { Evaluable, LaunchOptions, Memory, PanelSession, Theme } from './browser.ts';
import { whenEnded } from './browser-process.ts';
import { SCRIPTS, toAsyncScript } from './firefox-scripts.ts';
import { toWebDriverKeys } from './key-chord.ts';
import { type Marionette, recordOf, stringOf } from './marionette.ts';
import { PanelSessionBase, toExpression } from './panel-session-base.ts';
import { waitUntil } from './wait-until.ts';

export interface FirefoxParts {
  firefox: ChildProcess;
  marionette: Marionette;
  browserVersion: string;
  addOnId: string | undefined;
  downloadFolder: string;
  release: () => Promise<void>;
}

export class FirefoxSession extends PanelSessionBase implements PanelSession {
  readonly browserName = 'firefox';
  readonly browserVersion: string;
  readonly #parts: FirefoxParts;
  #navigation: Promise<void> = Promise.resolve();

  /** Expects Marionette in its chrome context. */
  static async create(parts: FirefoxParts, options: LaunchOptions): Promise<FirefoxSession> {
    const session = new FirefoxSession(parts, options);
    await session.#run(SCRIPTS.watchConsoles);
    return session;
  }

  private constructor(parts: FirefoxParts, options: LaunchOptions) {
    super(options, parts.downloadFolder);
    this.#parts = parts;
    this.browserVersion = parts.browserVersion;
  }

  openPage(url: string): Promise<void> {
    return this.#navigate('WebDriver:Navigate', { url });
  }

  reloadPage(): Promise<void> {
    return this.#navigate('WebDriver:Refresh', {});
  }

  async goBack(): Promise<void> {
    await this.#run(SCRIPTS.requireHistory, 'canGoBack');
    await this.#navigate('WebDriver:Back', {});
  }

  async goForward(): Promise<void> {
    await this.#run(SCRIPTS.requireHistory, 'canGoForward');
    await this.#navigate('WebDriver:Forward', {});
  }

  async closeTab(): Promise<void> {
    await this.#inContentContext(async () => {
      const opened = await this.#parts.marionette.send('WebDriver:NewWindow', { type: 'tab' });
      await this.#parts.marionette.send('WebDriver:CloseWindow', {});
      await this.#parts.marionette.send('WebDriver:SwitchToWindow', { handle: stringOf(opened, 'handle') });
    });
    await this.#run(SCRIPTS.markInspected);
  }

  async followPopup(): Promise<void> {
    await this.#run(SCRIPTS.selectPopup);
    await this.#inContentContext(async () => {
      const handles = (await this.#parts.marionette.send('WebDriver:GetWindowHandles', {})) as unknown[];
      await this.#parts.marionette.send('WebDriver:SwitchToWindow', { handle: String(handles.at(-1)) });
    });
    await this.#run(SCRIPTS.markInspected);
  }

  openDevTools(): Promise<void> {
    return this.#run(SCRIPTS.openToolbox);
  }

  async openPanel(): Promise<void> {
    await this.openDevTools();
    // The tool appears once the extension's devtools page has run.
    const select = (): Promise<boolean> => this.#run(SCRIPTS.selectPanel, this.panelTitle);
    await waitUntil(`panel "${this.panelTitle}" in DevTools`, select, this.timeout);
    // The panel's browser starts as about:blank and changes process: the first queries may be aborted with
    // "Actor 'MarionetteCommands' destroyed".
    const ready = 'location.protocol === "moz-extension:" && document.readyState === "complete"';
    await waitUntil('the document of the panel', () => this.evaluateInPanel<boolean>(ready), this.timeout);
  }

  closePanel(): Promise<void> {
    return this.#run(SCRIPTS.closeToolbox);
  }

  /** The address of the tab that shows a source, which is closed; null while there is none. The inspected tab is in front. */
  takeSourceTab(): Promise<string | null> {
    return this.#run(SCRIPTS.takeSourceTab);
  }

  setTheme(theme: Theme): Promise<void> {
    return this.#run(SCRIPTS.setTheme, theme);
  }

  evaluateInPage<T, A extends unknown[] = []>(source: Evaluable<T, A>, ...args: A): Promise<Awaited<T>> {
    return this.#run(SCRIPTS.evaluateInPage, `return (${toExpression(source, args)})`, this.timeout);
  }

  evaluateInPanel<T, A extends unknown[] = []>(source: Evaluable<T, A>, ...args: A): Promise<Awaited<T>> {
    const script = `return (${toExpression(source, args)})`;
    return this.#run(SCRIPTS.evaluateInPanel, script, this.timeout, this.panelTitle);
  }

  pageErrors(): Promise<string[]> {
    return this.#run(SCRIPTS.pageErrors, this.timeout);
  }

  async click(selector: string): Promise<void> {
    await this.waitForInteractable(selector);
    await this.#run(SCRIPTS.click, this.panelTitle, selector);
  }

  async type(selector: string, text: string): Promise<void> {
    await this.waitForInteractable(selector);
    await this.#run(SCRIPTS.type, this.panelTitle, selector, text);
  }

  press(key: string): Promise<void> {
    return this.#run(SCRIPTS.press, this.panelTitle, toWebDriverKeys(key));
  }

  async screenshot(path: string): Promise<void> {
    await this.#navigation;
    const answer = await this.#parts.marionette.send('WebDriver:TakeScreenshot', { full: false });
    await writeFile(path, Buffer.from(stringOf(answer, 'value'), 'base64'));
  }

  collectGarbage(): Promise<void> {
    return this.#run(SCRIPTS.collectGarbage, this.timeout);
  }

  memory(): Promise<Memory> {
    return this.#run(SCRIPTS.memory);
  }

  stopBackground(): Promise<void> {
    return this.#run(SCRIPTS.stopBackground, this.#parts.addOnId);
  }

  reloadExtension(): Promise<void> {
    return this.#run(SCRIPTS.reloadExtension, this.#parts.addOnId);
  }

  whenClosed(): Promise<void> {
    return whenEnded(this.#parts.firefox);
  }

  async close(): Promise<void> {
    this.#parts.marionette.close();
    await this.#parts.release();
  }

  #navigate(command: string, parameters: object): Promise<void> {
    return this.#inContentContext(() => this.#parts.marionette.send(command, parameters));
  }

  /** Marionette navigates in its content context only; everything else here needs the chrome context. */
  #inContentContext(action: () => Promise<unknown>): Promise<void> {
    const { marionette } = this.#parts;
    const run = async (): Promise<void> => {
      await marionette.send('Marionette:SetContext', { value: 'content' });
      await action().finally(() => marionette.send('Marionette:SetContext', { value: 'chrome' }));
    };
    const result = this.#navigation.then(run);
    this.#navigation = result.catch(() => undefined); // its caller has the error; what waits in line goes on
    return result;
  }

  /** The caller names the type of what its script returns. */
  async #run<T>(body: string, ...args: unknown[]): Promise<T> {
    await this.#navigation;
    const parameters = { script: toAsyncScript(body), args };
    const answer = await this.#parts.marionette.send('WebDriver:ExecuteAsyncScript', parameters);
    const { value, error } = recordOf(recordOf(answer).value);
    if (typeof error === 'string') throw new Error(error);
    return value as T;
  }
}
