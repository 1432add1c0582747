/** A session in Chromium: real DevTools, real extension panel, real service worker. */
import { once } from 'node:events';
import type { Browser, ElementHandle, Frame, KeyInput, Page } from 'puppeteer-core';
import type { Evaluable, LaunchOptions, Memory, PanelSession, Theme } from './browser.ts';
import { whenEnded } from './browser-process.ts';
import { SHOWN_SOURCE, SHOWN_VIEW, setThemeExpression, showViewExpression } from './chromium-devtools.ts';
import { measureMemory } from './chromium-memory.ts';
import { stopServiceWorkers } from './chromium-service-worker.ts';
import { parseKeyChord } from './key-chord.ts';
import { PanelSessionBase, toExpression } from './panel-session-base.ts';
import { waitUntil } from './wait-until.ts';

export interface ChromiumParts {
  browser: Browser;
  /** Path of the extension's devtools_page. */
  devToolsDocument: string;
  extensionId: string | undefined;
  extensionDir: string | undefined;
  downloadFolder: string;
  release: () => Promise<void>;
}

export class ChromiumSession extends PanelSessionBase implements PanelSession {
  readonly browserName = 'chromium';
  readonly browserVersion: string;
  readonly browser: Browser;
  /** The inspected tab. */
  page: Page;
  /** The DevTools front end; set by openPanel. */
  devToolsPage: Page | undefined;
  readonly #parts: ChromiumParts;
  readonly #pageErrors: string[] = [];

  static async create(parts: ChromiumParts, options: LaunchOptions): Promise<ChromiumSession> {
    const { browser, downloadFolder } = parts;
    const page = (await browser.pages())[0] ?? (await browser.newPage());
    const client = await browser.target().createCDPSession();
    await client.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloadFolder });
    return new ChromiumSession(parts, options, page, await browser.version());
  }

  private constructor(parts: ChromiumParts, options: LaunchOptions, page: Page, browserVersion: string) {
    super(options, parts.downloadFolder);
    this.#parts = parts;
    this.browser = parts.browser;
    this.browserVersion = browserVersion;
    this.page = page;
    this.#inspect(page);
  }

  /** The panel's own frame inside DevTools. Read it anew after anything that may reload the panel. */
  get panelFrame(): Frame {
    const frames = this.devToolsPage?.mainFrame().childFrames() ?? [];
    const frame = frames.find((child) => {
      const url = new URL(child.url() || 'about:blank');
      return url.protocol === 'chrome-extension:' && url.pathname !== `/${this.#parts.devToolsDocument}`;
    });
    if (!frame) throw new Error(`No panel "${this.panelTitle}" is open: call openPanel first`);
    return frame;
  }

  async openPage(url: string): Promise<void> {
    await this.page.goto(url);
  }

  async reloadPage(): Promise<void> {
    await this.page.reload();
  }

  async goBack(): Promise<void> {
    await this.page.goBack();
  }

  async goForward(): Promise<void> {
    await this.page.goForward();
  }

  async closeTab(): Promise<void> {
    const inspected = this.page;
    this.page = await this.browser.newPage();
    this.devToolsPage = undefined; // DevTools goes with its tab
    this.#inspect(this.page);
    await inspected.close();
  }

  async followPopup(): Promise<void> {
    const opener = this.page.target();
    const target = await this.browser.waitForTarget((one) => one.opener() === opener, { timeout: this.timeout });
    const popup = await target.page();
    if (!popup) throw new Error('What the page has opened is no page');
    this.page = popup;
    this.devToolsPage = undefined;
    this.#inspect(popup);
  }

  async openDevTools(): Promise<void> {
    if (this.devToolsPage?.isClosed() === false) return;
    this.devToolsPage = await this.page.openDevTools();
    this.devToolsPage.setDefaultTimeout(this.timeout);
  }

  async openPanel(): Promise<void> {
    await this.openDevTools();
    const devTools = this.#openDevTools;
    const show = showViewExpression(this.panelTitle);
    await waitUntil(`panel "${this.panelTitle}" in DevTools`, () => devTools.evaluate(show), this.timeout);
    const ready = 'document.readyState === "complete"';
    await waitUntil('the document of the panel', () => this.evaluateInPanel<boolean>(ready), this.timeout);
  }

  async closePanel(): Promise<void> {
    if (this.devToolsPage?.isClosed() === false) await this.devToolsPage.close();
    this.devToolsPage = undefined;
  }

  /** Makes the window of DevTools so large, in CSS pixels. */
  async resizeDevTools({ width, height }: { readonly width: number; readonly height: number }): Promise<void> {
    await this.browser.setWindowBounds(await this.#openDevTools.windowId(), { width, height });
    const hasSize = `innerWidth === ${width} && innerHeight === ${height}`;
    await waitUntil('the size of DevTools', () => this.#openDevTools.evaluate(hasSize), this.timeout);
  }

  /** Where the Sources of DevTools stand: the script's address, and the line from 1. */
  shownSource(): Promise<[url: string, line: number] | null> {
    return this.#openDevTools.evaluate(SHOWN_SOURCE) as Promise<[string, number] | null>;
  }

  /** Which view DevTools show in their main part, and whether their drawer is open. */
  shownView(): Promise<{ readonly view: string; readonly isDrawerOpen: boolean }> {
    return this.#openDevTools.evaluate(SHOWN_VIEW) as Promise<{ view: string; isDrawerOpen: boolean }>;
  }

  async setTheme(theme: Theme): Promise<void> {
    await this.#openDevTools.evaluate(setThemeExpression(theme));
  }

  async evaluateInPage<T, A extends unknown[] = []>(source: Evaluable<T, A>, ...args: A): Promise<Awaited<T>> {
    return (await this.page.evaluate(toExpression(source, args))) as Awaited<T>;
  }

  async evaluateInPanel<T, A extends unknown[] = []>(source: Evaluable<T, A>, ...args: A): Promise<Awaited<T>> {
    return (await this.panelFrame.evaluate(toExpression(source, args))) as Awaited<T>;
  }

  async pageErrors(): Promise<string[]> {
    // DevTools protocol events come in order: what happened before this answer has been reported.
    await this.page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
    return [...this.#pageErrors];
  }

  async click(selector: string): Promise<void> {
    await this.#onElement(selector, (element) => element.click());
  }

  async type(selector: string, text: string): Promise<void> {
    await this.focusPanel();
    await this.#onElement(selector, (element) => element.type(text));
  }

  async press(key: string): Promise<void> {
    await this.focusPanel();
    const { keyboard } = this.#openDevTools;
    const chord = parseKeyChord(key);
    const modifiers = chord.modifiers as KeyInput[]; // puppeteer refuses a name that it does not know
    for (const modifier of modifiers) await keyboard.down(modifier);
    await keyboard.press(chord.key as KeyInput);
    for (const modifier of modifiers.reverse()) await keyboard.up(modifier);
  }

  /**
   * The keys of DevTools itself would be meant while its own document has the focus. Focusing the frame takes the
   * focus from the element inside that has it, so it is done only when needed.
   */
  protected override async focusPanel(): Promise<void> {
    const frameElement = await this.panelFrame.frameElement();
    await frameElement?.evaluate((frame) => {
      const root = frame.getRootNode() as Document | ShadowRoot;
      if (root.activeElement !== frame) (frame as HTMLElement).focus();
    });
  }

  async screenshot(path: string): Promise<void> {
    await this.#openDevTools.screenshot({ path: path as `${string}.png` });
  }

  async collectGarbage(): Promise<void> {
    const client = await this.page.createCDPSession();
    await client.send('HeapProfiler.collectGarbage');
    await client.detach();
  }

  memory(): Promise<Memory> {
    return measureMemory(this.browser, this.page, this.devToolsPage && this.panelFrame);
  }

  stopBackground(): Promise<void> {
    return stopServiceWorkers(this.page, this.timeout);
  }

  async reloadExtension(): Promise<void> {
    const { extensionDir } = this.#parts;
    if (extensionDir === undefined) throw new Error('No extension was loaded');
    // As "Load unpacked" of a folder that is loaded already: Chromium reloads it under its old id. After a
    // `chrome.runtime.reload()` it would stay disabled, because this profile is not in developer mode.
    await this.browser.installExtension(extensionDir);
    const devTools = this.devToolsPage;
    if (devTools === undefined) return;
    // Chromium closes a DevTools that holds documents of the old extension, some time after its answer.
    await waitUntil('DevTools to close', () => devTools.isClosed(), this.timeout);
    this.devToolsPage = undefined;
  }

  async whenClosed(): Promise<void> {
    const child = this.browser.process();
    if (child) await whenEnded(child);
    else if (this.browser.connected) await once(this.browser as unknown as NodeJS.EventEmitter, 'disconnected');
  }

  async close(): Promise<void> {
    await this.browser.close().catch(() => undefined); // a crashed browser is closed already
    await this.#parts.release();
  }

  get #openDevTools(): Page {
    if (!this.devToolsPage) throw new Error('DevTools is not open: call openPanel first');
    return this.devToolsPage;
  }

  #inspect(page: Page): void {
    page.setDefaultTimeout(this.timeout);
    page.on('console', (message) => {
      if (message.type() === 'error') this.#pageErrors.push(message.text());
    });
    page.on('pageerror', (error) => this.#pageErrors.push(String(error)));
  }

  async #onElement(selector: string, action: (element: ElementHandle) => Promise<void>): Promise<void> {
    await this.waitForInteractable(selector);
    const element = await this.panelFrame.$(selector);
    if (!element) throw new Error(`${selector} went away`);
    await action(element);
    await element.dispose();
  }
}
