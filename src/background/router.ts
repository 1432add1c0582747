import type { PortTransport } from '../platform/runtime-port.ts';
import {
  type FromRelay,
  PANEL_PORT_PREFIX,
  parseFromPanel,
  parseFromRelay,
  RELAY_PORT,
  type SharedWorkerChannels,
  type ToPanel,
  type WakeRelays,
} from '../protocol/routing.ts';
import type { ToPage } from '../protocol/to-page.ts';
import { Tab } from './tab.ts';
import type { WorkerCaptures } from './workers/worker-captures.ts';

/** Sends one message to every frame of a tab; resolves to false when nobody is there. */
export type SendToTab = (tabId: number, message: WakeRelays) => Promise<boolean>;

/** Whoever does more with what comes and goes here. */
export interface RouterListener {
  panelOpened(tabId: number): void;
  /** No panel is open on the tab any more. */
  panelClosed(tabId: number): void;
  /** `port`: of the relay of a document, not of a worker. */
  documentOpened?(url: string, port: PortTransport<SharedWorkerChannels>): void;
  documentClosed?(port: PortTransport<SharedWorkerChannels>): void;
}

/** Of each browser its own way into workers. */
export interface RouterOptions {
  readonly listeners?: readonly RouterListener[];
  /** Undefined where the browser has no debugger for extensions. */
  readonly workers?: Pick<WorkerCaptures, 'set' | 'stop'> | undefined;
}

/**
 * Connects the panel of a tab with the relays of its documents. It keeps nothing but the open ports: when the browser
 * ends the background, both sides connect again and say where they were.
 */
export class Router {
  readonly #tabs = new Map<number, Tab>();
  readonly #sendToTab: SendToTab;

  readonly #options: RouterOptions;

  constructor(sendToTab: SendToTab, options: RouterOptions = {}) {
    this.#sendToTab = sendToTab;
    this.#options = options;
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

  get #listeners(): readonly RouterListener[] {
    return this.#options.listeners ?? [];
  }

  #tab(tabId: number): Tab {
    const tab = this.#tabs.get(tabId) ?? new Tab();
    this.#tabs.set(tabId, tab);
    return tab;
  }

  #acceptPanel(tabId: number, port: PortTransport<ToPanel>): void {
    const tab = this.#tab(tabId);
    this.#options.workers?.stop(tabId); // a panel that is replaced takes its switch along
    tab.setPanel(port);
    for (const listener of this.#listeners) listener.panelOpened(tabId);
    port.subscribe((raw) => {
      const message = parseFromPanel(raw);
      if (!message.ok) return;
      if (message.value.type === 'discover') void this.#wake(tabId, tab);
      else if (message.value.type === 'capture-workers') this.#captureWorkers(tabId, tab, message.value.on);
      else tab.toDocument(message.value.documentId, message.value.message);
    });
    port.onClosed(() => {
      if (tab.isPanel(port)) this.#options.workers?.stop(tabId);
      tab.panelClosed(port);
      if (!tab.hasPanel) for (const listener of this.#listeners) listener.panelClosed(tabId);
      this.#forgetEmpty(tabId);
    });
    void this.#wake(tabId, tab);
  }

  #acceptRelay(tabId: number, port: PortTransport<ToPage>): void {
    const tab = this.#tab(tabId);
    const ownPort = port as PortTransport<unknown>;
    let documentId: string | undefined;
    port.subscribe((raw) => {
      const parsed = parseFromRelay(raw);
      if (!parsed.ok) return;
      const message: FromRelay = parsed.value;
      if (documentId !== undefined) {
        if (message.type !== 'hello') tab.toPanel({ ...message, documentId });
      } else if (message.type === 'hello') {
        const { frameId, url } = port.sender;
        const { timeOrigin, worker } = message;
        ({ documentId } = message);
        tab.addDocument({ documentId, timeOrigin, frameId, url, ...worker }, port);
        if (!worker && tab.hasPanel) for (const listener of this.#listeners) listener.documentOpened?.(url, ownPort);
      }
    });
    port.onClosed(() => {
      if (documentId !== undefined) tab.documentClosed(documentId, port);
      for (const listener of this.#listeners) listener.documentClosed?.(ownPort);
      this.#forgetEmpty(tabId);
    });
  }

  #captureWorkers(tabId: number, tab: Tab, on: boolean): void {
    if (this.#options.workers) void this.#options.workers.set(tabId, tab, on);
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
