/** What the sessions of both browsers share: everything that needs no more than the panel's evaluate and keys. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Evaluable, LaunchOptions } from './browser.ts';
import { waitUntil } from './wait-until.ts';

export const DEFAULT_TIMEOUT = 15_000;
const DEFAULT_PANEL_TITLE = 'Wirescope';
const UNFINISHED_DOWNLOAD = /\.(part|crdownload)$/;

export abstract class PanelSessionBase {
  readonly downloadFolder: string;
  protected readonly timeout: number;
  protected readonly panelTitle: string;

  constructor(options: LaunchOptions, downloadFolder: string) {
    this.timeout = options.timeout ?? DEFAULT_TIMEOUT;
    this.panelTitle = options.panelTitle ?? DEFAULT_PANEL_TITLE;
    this.downloadFolder = downloadFolder;
  }

  abstract evaluateInPanel<T, A extends unknown[] = []>(source: Evaluable<T, A>, ...args: A): Promise<Awaited<T>>;
  abstract press(key: string): Promise<void>;

  async waitFor<A extends unknown[] = []>(condition: string | ((...args: A) => unknown), ...args: A): Promise<void> {
    const expression =
      typeof condition === 'string'
        ? `document.querySelector(${JSON.stringify(condition)}) !== null`
        : `Promise.resolve(${toExpression(condition, args)}).then(Boolean)`;
    const goal =
      typeof condition === 'string' ? `selector ${condition}` : `predicate ${expression.replace(/\s+/g, ' ')}`;
    await waitUntil(`${goal} in the panel`, () => this.evaluateInPanel<boolean>(expression), this.timeout);
  }

  async text(selector: string): Promise<string> {
    await this.waitFor(selector);
    return this.evaluateInPanel<string>(`document.querySelector(${JSON.stringify(selector)}).innerText`);
  }

  /** Makes the panel's document the one that keys go to, where a browser needs to be told. */
  protected async focusPanel(): Promise<void> {
    return;
  }

  async clearText(selector: string): Promise<void> {
    await this.waitForInteractable(selector);
    await this.focusPanel();
    await this.evaluateInPanel((css) => document.querySelector<HTMLElement>(css)?.focus(), selector);
    await this.press('Control+a');
    await this.press('Delete');
  }

  waitForDownload(fileName: RegExp): Promise<string> {
    const find = async (): Promise<string | undefined> => {
      const names = await readdir(this.downloadFolder);
      // Firefox holds the final name with an empty file while it writes the `.part` file.
      if (names.some((name) => UNFINISHED_DOWNLOAD.test(name))) return undefined;
      const path = names.filter((name) => fileName.test(name)).map((name) => join(this.downloadFolder, name))[0];
      return path !== undefined && (await stat(path)).size > 0 ? path : undefined;
    };
    return waitUntil(`a download called ${fileName}`, find, this.timeout);
  }

  /** Until the element exists, is rendered and is not disabled. */
  protected async waitForInteractable(selector: string): Promise<void> {
    await this.waitFor((css) => {
      const element = document.querySelector(css);
      return element?.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled');
    }, selector);
  }
}

/** The expression that evaluates `source` with its arguments in another process. */
export function toExpression<T, A extends unknown[]>(source: Evaluable<T, A>, args: A): string {
  if (typeof source === 'string') return source;
  return `(${source})(${args.map((arg) => JSON.stringify(arg)).join(', ')})`;
}
