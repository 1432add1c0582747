import { expect } from 'vitest';
import { type Handshake, headerOf } from '../../../src/protocol/handshake.ts';
import type { BrowserName } from '../../browsers/browser.ts';
import { launchBrowser } from '../../browsers/launch.ts';
import { extensionDir } from '../../e2e/extension-dir.ts';
import { PanelDriver } from '../../e2e/panel-driver.ts';

const ROW = '[role="grid"][aria-label="Messages"] [role="row"][data-direction]';
const PATIENCE = { timeout: 20_000 };

export interface Kinds {
  readonly sent: readonly string[];
  readonly received: readonly string[];
}

/** Opens the panel, in which every server has its page in turn. Heartbeats come when they please: they are left out. */
export async function openPanel(browserName: BrowserName): Promise<PanelDriver> {
  const panel = new PanelDriver(await launchBrowser(browserName, { extensionDir: extensionDir(browserName) }));
  await panel.open();
  await panel.type('searchbox', 'Filter messages', 'is:message -is:heartbeat');
  return panel;
}

/**
 * The kinds of the packets that are shown, in their order. Several in one message, which its summary lists, count as if
 * each had come by itself. "→" stands before a reply that has its latency.
 */
export function shownKinds(panel: PanelDriver): Promise<Kinds> {
  return panel.session.evaluateInPanel((selector) => {
    const kinds = { sent: [] as string[], received: [] as string[] };
    for (const row of document.querySelectorAll<HTMLElement>(selector)) {
      const cell = (column: string) =>
        row.querySelector<HTMLElement>(`[data-column="${column}"]`)?.innerText.trim() ?? '';
      const kind = cell('kind');
      const packets = cell('summary').split(' · ');
      const isList = packets.length > 1 && packets[0]?.split(' ')[0] === kind;
      const own = isList ? packets.map((packet) => packet.split(' ')[0] ?? '') : [kind];
      if (cell('latency') !== '') own[0] = `→ ${own[0]}`;
      kinds[row.dataset.direction === 'sent' ? 'sent' : 'received'].push(...own);
    }
    return kinds;
  }, ROW);
}

export async function expectKinds(panel: PanelDriver, { sent, received }: Kinds): Promise<void> {
  await expect.poll(() => shownKinds(panel), PATIENCE).toEqual({ sent, received });
}

/** Chooses the connection to a port, and waits for what the panel says of its decoder. */
export async function expectDecoder(panel: PanelDriver, port: number, decoder: string, because: string): Promise<void> {
  await panel.chooseConnection(`:${port}`);
  const select = await panel.find('combobox', 'Decoder');
  const told = () =>
    panel.session.evaluateInPanel((path) => {
      const box = document.querySelector<HTMLSelectElement>(path);
      const why = document.getElementById(box?.getAttribute('aria-describedby') ?? '');
      return [box?.selectedOptions[0]?.text, why?.innerText];
    }, select);
  await expect.poll(told, PATIENCE).toEqual([`Automatic (${decoder})`, expect.stringContaining(because)]);
}

/** Goes from the first reply of a kind to what it answers. */
export async function expectRequest(panel: PanelDriver, reply: string, request: string): Promise<void> {
  const path = await panel.session.evaluateInPanel(
    (selector, kind) => {
      const row = [...document.querySelectorAll<HTMLElement>(selector)].find((one) => {
        const cell = (column: string) => one.querySelector<HTMLElement>(`[data-column="${column}"]`)?.innerText.trim();
        return cell('kind') === kind && cell('latency') !== '';
      });
      return `${selector}[aria-rowindex="${row?.getAttribute('aria-rowindex')}"]`;
    },
    ROW,
    reply,
  );
  await panel.session.click(path);
  await panel.click('tab', 'Timing');
  await panel.click('button', 'Go to the request');
  await panel.session.waitFor(
    (selector, kind) => {
      const row = document.querySelector(`${selector}[aria-selected="true"]`);
      return row?.querySelector<HTMLElement>('[data-column="kind"]')?.innerText.trim() === kind;
    },
    ROW,
    request,
  );
}

/** Waits until the log tells these headers of the answer to the handshake of the last connection to a port. */
export async function expectAnswer(
  panel: PanelDriver,
  port: number,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const told = async () => {
    const log = await panel.log();
    const connection = log.findLast((line) => line.type === 'connection' && String(line.url).includes(`:${port}/`));
    const line = log.findLast((one) => one.type === 'handshake' && one.connection === connection?.connection);
    const { responseHeaders = [] } = (line?.handshake ?? {}) as Partial<Handshake>;
    return Object.fromEntries(Object.keys(headers).map((name) => [name, headerOf(responseHeaders, name)]));
  };
  await expect.poll(told, PATIENCE).toEqual(headers);
}
