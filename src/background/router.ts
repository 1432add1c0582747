import type { PortTransport } from '../platform/runtime-port.ts';
import { ENGINE_PORT, type ToEngine } from '../protocol/engine.ts';
import { OWN_HANDSHAKE_PORT, type OwnHandshakeNews } from '../protocol/own-handshake.ts';
import { PARCEL_PORT, type ParcelMessage } from '../protocol/parcel.ts';
import { parseFromPanel, parseFromRelay } from '../protocol/parse-for-background.ts';
import { unreachable } from '../protocol/parsed.ts';
import {
  type FromPanel,
  type FromRelay,
  LAST_PORT_PREFIX,
  PANEL_PORT_PREFIX,
  RELAY_PORT,
  type SharedWorkerChannels,
  type ToPanel,
  type WakeRelays,
} from '../protocol/routing.ts';
import type { ToPage } from '../protocol/to-page.ts';
import type { Engines } from './engines.ts';
import type { OwnHandshakes } from './own-handshakes.ts';
import type { ParcelRoutes } from './parcel-routes.ts';
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
  readonly engines?: Engines;
  readonly parcels?: ParcelRoutes;
  readonly ownHandshakes?: OwnHandshakes;
  /** Calls `end` when panels that were there before this background have had the time to come. */
  readonly whenSettled?: (end: () => void) => void;
}

/**
 * Connects the panel of a tab with the relays of its documents. It keeps nothing but the open ports: when the browser
 * ends the background, both sides connect again and say where they were.
 */
export class Router {
  readonly #tabs = new Map<number, Tab>();
  readonly #sendToTab: SendToTab;

  readonly #options: RouterOptions;
  #isYoung: boolean;

  constructor(sendToTab: SendToTab, options: RouterOptions = {}) {
    this.#sendToTab = sendToTab;
    this.#options = options;
    this.#isYoung = options.whenSettled !== undefined;
    options.whenSettled?.(() => this.#settle());
  }

  /** Takes a port that was opened to the background. One that is none of ours is closed. */
  accept(port: PortTransport<unknown>): void {
    const { name, tabId, isExtensionPage } = port.sender;
    if (name === RELAY_PORT && tabId !== undefined) return this.#acceptRelay(tabId, port as PortTransport<ToPage>);
    if (name.startsWith(LAST_PORT_PREFIX) && tabId !== undefined)
      return this.#acceptLast(tabId, name.slice(LAST_PORT_PREFIX.length), port);
    const { engines, ownHandshakes, parcels } = this.#options;
    if (name === PARCEL_PORT && tabId !== undefined && parcels)
      return parcels.accept(tabId, port as PortTransport<ParcelMessage>);
    if (name === ENGINE_PORT && tabId !== undefined && engines)
      return engines.accept(tabId, port as PortTransport<ToEngine>);
    if (name === OWN_HANDSHAKE_PORT && isExtensionPage && ownHandshakes)
      return ownHandshakes.accept(port as PortTransport<OwnHandshakeNews>);
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
    const tab = this.#tabs.get(tabId) ?? new Tab(this.#isYoung);
    this.#tabs.set(tabId, tab);
    return tab;
  }

  #settle(): void {
    this.#isYoung = false;
    for (const [tabId, tab] of this.#tabs) {
      tab.settle();
      this.#forgetEmpty(tabId);
    }
  }

  #acceptPanel(tabId: number, port: PortTransport<ToPanel>): void {
    const tab = this.#tab(tabId);
    this.#endWork(tabId); // of one that is replaced
    if (tab.hasPanel) this.#leave(tab);
    tab.setPanel(port);
    for (const listener of this.#listeners) {
      listener.panelOpened(tabId);
      // Those that have waited for the panel.
      for (const relay of tab.relays) listener.documentOpened?.(relay.url, relay.port as PortTransport<unknown>);
    }
    port.subscribe((raw) => {
      const message = parseFromPanel(raw);
      if (message.ok && tab.isPanel(port)) this.#hearPanel(tabId, tab, message.value);
    });
    port.onClosed(() => {
      tab.panelClosed(port, () => {
        this.#endWork(tabId);
        this.#leave(tab);
      });
      if (!tab.hasPanel) for (const listener of this.#listeners) listener.panelClosed(tabId);
      this.#forgetEmpty(tabId);
    });
    void this.#wake(tabId, tab);
  }

  /** A panel takes along what it has begun. */
  #endWork(tabId: number): void {
    this.#options.workers?.stop(tabId);
    this.#options.engines?.stop(tabId);
    this.#options.parcels?.stop(tabId);
  }

  /** The ports of its documents are about to be closed here, which none of them says. */
  #leave(tab: Tab): void {
    for (const { port } of tab.relays) {
      for (const listener of this.#listeners) listener.documentClosed?.(port as PortTransport<unknown>);
    }
  }

  #hearPanel(tabId: number, tab: Tab, message: FromPanel): void {
    switch (message.type) {
      case 'discover':
        return void this.#wake(tabId, tab);
      case 'capture-workers':
        return this.#captureWorkers(tabId, tab, message.on);
      case 'rules':
        return void this.#options.engines?.setRules(tabId, tab, message);
      case 'to-engine':
        return this.#options.engines?.command(tabId, message);
      case 'parcel':
        return this.#options.parcels?.hear(tabId, tab, message);
      case 'to-document':
        return tab.toDocument(message.documentId, message.message);
      default:
        return unreachable(message);
    }
  }

  #acceptRelay(tabId: number, port: PortTransport<ToPage>): void {
    const ownPort = port as PortTransport<unknown>;
    let documentId: string | undefined;
    port.subscribe((raw) => {
      const parsed = parseFromRelay(raw);
      if (!parsed.ok) return;
      const message: FromRelay = parsed.value;
      const tab = this.#tab(tabId); // not before: one that is empty meanwhile is forgotten
      if (documentId !== undefined) {
        if (message.type !== 'hello') tab.toPanel({ ...message, documentId });
      } else if (message.type === 'hello') {
        const { frameId, url } = port.sender;
        const { timeOrigin, worker } = message;
        ({ documentId } = message);
        tab.addDocument({ documentId, timeOrigin, frameId, url, ...worker }, port);
        if (!worker) this.#options.engines?.documentOpened(tabId, frameId, url);
        if (!worker && tab.hasPanel) for (const listener of this.#listeners) listener.documentOpened?.(url, ownPort);
      }
    });
    port.onClosed(() => {
      if (documentId !== undefined) this.#tab(tabId).documentClosed(documentId, port);
      for (const listener of this.#listeners) listener.documentClosed?.(ownPort);
      this.#forgetEmpty(tabId);
    });
  }

  /** Its document has said hello over another port, maybe to a background before this one: the panel knows it. */
  #acceptLast(tabId: number, documentId: string, port: PortTransport<unknown>): void {
    port.subscribe((raw) => {
      const parsed = parseFromRelay(raw);
      if (!parsed.ok || parsed.value.type !== 'batch') return;
      this.#tab(tabId).toPanel({ ...parsed.value, documentId });
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
