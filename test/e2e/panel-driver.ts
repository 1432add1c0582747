import { readFile, rm } from 'node:fs/promises';
import type { PanelSession } from '../browsers/browser.ts';
import { DEFAULT_TIMEOUT } from '../browsers/panel-session-base.ts';
import { waitUntil } from '../browsers/wait-until.ts';

/** The automation API of the panel's page, see src/panel/automation.ts. */
declare const wirescope: { readLog(fromLine: number): { lines: string[]; next: number; generation: number } };

/** One line of the session log. */
export type LogLine = Record<string, unknown> & { readonly type: string };

const CONNECTIONS = '[role="tree"][aria-label="Connections"] [role="treeitem"]';
const ROWS = '[role="grid"][aria-label="Messages"] [role="row"]';

/** The panel as a user meets it: everything is found by role and accessible name. */
export class PanelDriver {
  readonly session: PanelSession;
  #visits = 0;

  constructor(session: PanelSession) {
    this.session = session;
  }

  /** Opens DevTools on the panel and waits until it has rendered. */
  async open(): Promise<void> {
    await this.session.openPanel();
    await this.session.waitFor('[role="grid"][aria-label="Messages"]');
  }

  /**
   * Navigates, with the panel open, and waits until the panel shows the new page: until then it shows the old one,
   * whose rows may look like those that a test waits for.
   */
  async visit(url: string): Promise<void> {
    const address = `${url}?visit=${++this.#visits}`;
    await this.session.openPage(address);
    await this.waitForLog({ type: 'document', url: address });
  }

  async click(role: string, name: string): Promise<void> {
    await this.session.click(await this.find(role, name));
  }

  async type(role: string, name: string, text: string): Promise<void> {
    await this.session.type(await this.find(role, name), text);
  }

  /** Chooses an option of a list by its text, once it is there. No press: its menu is a window of the browser's own. */
  async choose(name: string, option: string): Promise<void> {
    const path = await this.find('combobox', name);
    await this.session.waitFor(hasOption, path, option);
    await this.session.evaluateInPanel(chooseOption, path, option);
  }

  /** Gives a file to the input of that name, with a text or so many bytes. No browser lets a test use its dialog. */
  async giveFile(label: string, name: string, content: string | number): Promise<void> {
    await this.session.waitFor(hasFileInput, label);
    await this.session.evaluateInPanel(giveFile, label, name, content);
  }

  /**
   * Selects the row that shows a text. While others arrive, the list moves on between the look at it and the click:
   * when that has hit another row, the right one is clicked, as a user would.
   */
  async select(text: string): Promise<void> {
    const selector = `${ROWS}[data-seq]`;
    await waitUntil(
      `the row "${text}" to be selected`,
      async () => {
        await this.session.waitFor(hasRow, selector, text);
        await this.session.click(await this.session.evaluateInPanel(pathOfRow, selector, text));
        return this.session.evaluateInPanel(isDrawnSelected, selector, text);
      },
      DEFAULT_TIMEOUT,
    );
  }

  /** Chooses the connection, or the group of them, whose line shows a text. */
  async chooseConnection(text: string): Promise<void> {
    await this.session.waitFor(hasRow, CONNECTIONS, text);
    await this.session.click(await this.session.evaluateInPanel(pathOfConnection, CONNECTIONS, text));
  }

  /** A CSS path to the one rendered element with this role and accessible name. */
  async find(role: string, name: string): Promise<string> {
    await this.session.waitFor(pathOfNamed, role, name);
    return this.session.evaluateInPanel(pathOfNamed, role, name);
  }

  /** The texts of the rendered rows of the grid, from top to bottom, without the header. */
  rows(): Promise<string[]> {
    return this.session.evaluateInPanel(
      (selector) =>
        [...document.querySelectorAll<HTMLElement>(selector)]
          .filter((row) => row.querySelector('[role="gridcell"]'))
          .map((row) => row.innerText.replace(/\s+/g, ' ').trim()),
      ROWS,
    );
  }

  async waitForRow(text: string): Promise<void> {
    await this.session.waitFor(hasRow, ROWS, text);
  }

  /** How many rows the grid says that it has, the header among them. */
  rowCount(): Promise<number> {
    return this.session.evaluateInPanel(() =>
      Number(document.querySelector('[role="grid"][aria-label="Messages"]')?.getAttribute('aria-rowcount')),
    );
  }

  /** The lines of the session log as they stand. */
  async rawLog(): Promise<string[]> {
    const lines: string[] = [];
    for (;;) {
      const part = await this.session.evaluateInPanel((start) => wirescope.readLog(start), lines.length);
      if (part.lines.length === 0) return lines;
      lines.push(...part.lines);
    }
  }

  async log(): Promise<LogLine[]> {
    return (await this.rawLog()).map((line): LogLine => JSON.parse(line));
  }

  /** Waits until the log has a line with all of these fields. Each poll reads only what is new. */
  async waitForLog(fields: Record<string, unknown>): Promise<void> {
    await this.session.waitFor((wanted) => {
      const scope = globalThis as { readUpTo?: Record<string, number> };
      const at = scope.readUpTo ?? {};
      scope.readUpTo = at;
      const key = JSON.stringify([wanted, wirescope.readLog(Number.MAX_SAFE_INTEGER).generation]);
      const has = (line: Record<string, unknown>) =>
        Object.entries(wanted).every(([name, value]) => JSON.stringify(line[name]) === JSON.stringify(value));
      for (;;) {
        const { lines, next } = wirescope.readLog(at[key] ?? 0);
        if (lines.length === 0) return false;
        if (lines.some((line) => has(JSON.parse(line)))) return true;
        at[key] = next;
      }
    }, fields);
  }

  /** The lines of one type, with only the fields that are named. */
  async logOf(type: string, ...fields: string[]): Promise<unknown[][]> {
    const lines = await this.log();
    return lines.filter((line) => line.type === type).map((line) => fields.map((field) => line[field]));
  }

  /** Presses Export and returns the file that the browser saved, which is no more then: the next one is another. */
  async export(): Promise<string> {
    await this.click('button', 'Export');
    const path = await this.session.waitForDownload(/^wirescope-.*\.ndjson$/);
    const text = await readFile(path, 'utf8');
    await rm(path);
    return text;
  }
}

function hasRow(selector: string, text: string): boolean {
  return [...document.querySelectorAll<HTMLElement>(selector)].some((row) => row.innerText.includes(text));
}

/** Runs in the panel. */
function hasFileInput(label: string): boolean {
  const inputs = document.querySelectorAll<HTMLInputElement>('input[type="file"]');
  return [...inputs].some((one) => (one.ariaLabel ?? one.closest('label')?.innerText.trim()) === label);
}

/** Runs in the panel. */
function giveFile(label: string, name: string, content: string | number): void {
  const inputs = document.querySelectorAll<HTMLInputElement>('input[type="file"]');
  const input = [...inputs].find((one) => (one.ariaLabel ?? one.closest('label')?.innerText.trim()) === label);
  const files = new DataTransfer();
  files.items.add(new File([typeof content === 'string' ? content : new Uint8Array(content)], name));
  if (!input) throw new Error(`There is no input for files called ${label}`);
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Runs in the panel. */
function hasOption(path: string, option: string): boolean {
  const select = document.querySelector<HTMLSelectElement>(path);
  return [...(select?.options ?? [])].some(({ text }) => text === option);
}

/** Runs in the panel. */
function chooseOption(path: string, option: string): void {
  const select = document.querySelector<HTMLSelectElement>(path);
  const wanted = [...(select?.options ?? [])].find(({ text }) => text === option);
  if (!select || !wanted) throw new Error(`There is no ${option} to choose`);
  select.value = wanted.value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Runs in the panel. Answers when what was clicked has been drawn. */
async function isDrawnSelected(selector: string, text: string): Promise<boolean> {
  for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
  const rows = document.querySelectorAll<HTMLElement>(`${selector}[aria-selected="true"]`);
  return [...rows].some((row) => row.innerText.includes(text));
}

/** Of its first cell: what leads to the newest row may float over the middle of it. */
function pathOfRow(selector: string, text: string): string {
  const row = [...document.querySelectorAll<HTMLElement>(selector)].find((one) => one.innerText.includes(text));
  return `[role="grid"][aria-label="Messages"] [role="row"][aria-rowindex="${row?.getAttribute('aria-rowindex')}"] [role="gridcell"]`;
}

function pathOfConnection(selector: string, text: string): string {
  const line = [...document.querySelectorAll<HTMLElement>(selector)].find((one) => one.innerText.includes(text));
  return `${selector}[data-index="${line?.dataset.index}"]`;
}

/** Runs in the panel. Empty when there is none. */
function pathOfNamed(role: string, name: string): string {
  const implicit: Record<string, string> = {
    button: 'button',
    checkbox: 'input[type="checkbox"]',
    searchbox: 'input[type="search"]',
    textbox: 'input[type="text"], textarea',
    combobox: 'select, input[list]',
    spinbutton: 'input[type="number"]',
  };
  const textOf = (element: HTMLElement): string => {
    if (!element.querySelector('[aria-hidden="true"]')) return element.innerText;
    const copy = element.cloneNode(true) as HTMLElement;
    for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
    return copy.textContent;
  };
  const nameOf = (element: HTMLElement): string => {
    const labelledBy = element.getAttribute('aria-labelledby');
    const hasLabels = element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
    const labels = hasLabels ? [...(element.labels ?? [])].map((label) => label.innerText) : [];
    return (
      element.getAttribute('aria-label') ??
      (labelledBy ? (document.getElementById(labelledBy)?.innerText ?? '') : (labels[0] ?? textOf(element)))
    ).trim();
  };
  const pathOf = (element: Element): string => {
    const parent = element.parentElement;
    if (!parent) return ':root';
    return `${pathOf(parent)} > :nth-child(${[...parent.children].indexOf(element) + 1})`;
  };
  const candidates = document.querySelectorAll<HTMLElement>(
    [`[role="${role}"]`, ...(implicit[role] ? [`:is(${implicit[role]}):not([role])`] : [])].join(),
  );
  const found = [...candidates].find((element) => nameOf(element) === name && element.checkVisibility());
  return found ? pathOf(found) : '';
}
