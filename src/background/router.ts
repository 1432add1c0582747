import type { PortTransport } from '../platform/runtime-port.ts';
import {
  type FromRelay,
  PANEL_PORT_PREFIX,
  parseFromPanel,
  parseFromRelay,
  RELAY_PORT,
  type ToPanel,
  type WakeRelays,
} from '../protocol/routing.ts';
import type { ToPage } from '../protocol/to-page.ts';
import { Tab } from './tab.ts';
import type { WorkerCaptures } from './workers/worker-captures.ts';

/** Sends one message to every frame of a tab; resolves to false when nobody is there. */
export type SendToTab = (tabId: number, message: WakeRelays) => Promise<boolean>;

/**
 * Connects the panel of a tab with the relays of its documents. It keeps nothing but the open ports: when the browser
 * ends the background, both sides connect again and say where they were.
 */
export class Router {
  readonly #tabs = new Map<number, Tab>();
  readonly #sendToTab: SendToTab;

  readonly #workers: Pick<WorkerCaptures, 'set' | 'stop'> | undefined;

  /** `workers`: undefined where the browser has no debugger for extensions. */
  constructor(sendToTab: SendToTab, workers?: Pick<WorkerCaptures, 'set' | 'stop'>) {
    this.#sendToTab = sendToTab;
    this.#workers = workers;
  }

  /** Takes a port that was opened to the background. One that is neither a panel's nor a relay's is closed. */
  accept(port: PortTransport<unknown>): void {
    const { name, tabId, isExtensionPage } = port.sender;
    if (name === RELAY_PORT && tabId !== undefined) return this.#acceptRelay(tabId, port as PortTransport<ToPage>);
    const inspected = name.startsWith(PANEL_PORT_PREFIX) ? Number(name.slice(PANEL_PORT_PREFIX.length)) : Number.NaN;
    // Only our own panel may command: a content script cannot pass for a page of the extension.
    if (isExtensionPage && Number.isInteger(inspected))
      return this.#acceptPanel(inspected, port as PortTransport<ToPanel>);
    port.close();
  }

  #tab(tabId: number): Tab {
    const tab = this.#tabs.get(tabId) ?? new Tab();
    this.#tabs.set(tabId, tab);
    return tab;
  }

  #acceptPanel(tabId: number, port: PortTransport<ToPanel>): void {
    const tab = this.#tab(tabId);
    this.#workers?.stop(tabId); // a panel that is replaced takes its switch along
    tab.setPanel(port);
    port.subscribe((raw) => {
      const message = parseFromPanel(raw);
      if (!message.ok) return;
      if (message.value.type === 'discover') void this.#wake(tabId, tab);
      else if (message.value.type === 'capture-workers') this.#captureWorkers(tabId, tab, message.value.on);
      else tab.toDocument(message.value.documentId, message.value.message);
    });
    port.onClosed(() => {
      if (tab.isPanel(port)) this.#workers?.stop(tabId);
      tab.panelClosed(port);
      this.#forgetEmpty(tabId);
    });
    void this.#wake(tabId, tab);
  }

  #acceptRelay(tabId: number, port: PortTransport<ToPage>): void {
    const tab = this.#tab(tabId);
    let documentId: string | undefined;
    port.subscribe((raw) => {
      const parsed = parseFromRelay(raw);
      if (!parsed.ok) return;
      const message: FromRelay = parsed.value;
      if (documentId !== undefined) {
        if (message.type === 'batch') tab.toPanel({ type: 'batch', documentId, envelopes: message.envelopes });
      } else if (message.type === 'hello') {
        const { frameId, url } = port.sender;
        ({ documentId } = message);
        tab.addDocument({ documentId, timeOrigin: message.timeOrigin, frameId, url }, port);
      }
    });
    port.onClosed(() => {
      if (documentId !== undefined) tab.documentClosed(documentId, port);
      this.#forgetEmpty(tabId);
    });
  }

  #captureWorkers(tabId: number, tab: Tab, on: boolean): void {
    if (this.#workers) void this.#workers.set(tabId, tab, on);
    else tab.toPanel({ type: 'capture-workers', status: 'unavailable' });
  }

  async #wake(tabId: number, tab: Tab): Promise<void> {
    const reached = await this.#sendToTab(tabId, { type: 'wake' });
    if (!reached && !tab.hasDocuments) tab.toPanel({ type: 'unreachable' });
  }

  #forgetEmpty(tabId: number): void {
    if (this.#tabs.get(tabId)?.isEmpty) this.#tabs.delete(tabId);
  }
}
