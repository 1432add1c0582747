import type { PortTransport } from '../platform/runtime-port.ts';
import type { ParcelBegin } from '../protocol/parcel.ts';
import type { DocumentFacts, ToPanel } from '../protocol/routing.ts';
import type { ToPage } from '../protocol/to-page.ts';
import type { ParcelWay, TellParcelNews } from './parcel-routes.ts';

/** The way to the hook of one document: the port of its relay, or what stands for one. */
export interface DocumentPort extends Pick<PortTransport<ToPage>, 'post' | 'close'> {
  /** Of a worker that no script of ours but the hook is in: parts of a parcel go this way too. */
  readonly openParcel?: (begin: ParcelBegin, tell: TellParcelNews) => ParcelWay;
}

interface KnownDocument {
  readonly facts: DocumentFacts;
  readonly port: DocumentPort;
}

/** The batches of a page that is left are some hundreds at most, twice as long as its history. */
const EARLY_MOST = 1_000;

/** The open ports of one tab: at most one panel, and a relay for each document that has said hello. */
export class Tab {
  #panel: PortTransport<ToPanel> | null = null;
  readonly #documents = new Map<string, KnownDocument>();
  /** Other documents that carry for the same shared worker: one takes over when the document that does so goes. */
  readonly #spares = new Map<DocumentPort, DocumentFacts>();
  /** What a panel that is still on its way is to hear; null when none is waited for. */
  #early: ToPanel[] | null;

  /**
   * `isYoung`: the background has just begun, and the panel may come after its documents, which may be left meanwhile.
   * Then what they say is kept, up to `settle`.
   */
  constructor(isYoung = false) {
    this.#early = isYoung ? [] : null;
  }

  get hasPanel(): boolean {
    return this.#panel !== null;
  }

  get hasDocuments(): boolean {
    return this.#documents.size > 0;
  }

  get documents(): DocumentFacts[] {
    return [...this.#documents.values()].map(({ facts }) => facts);
  }

  /** The relays of its documents, not of their workers. */
  get relays(): { readonly url: string; readonly port: DocumentPort }[] {
    return [...this.#documents.values()].flatMap(({ facts: { context, url }, port }) => (context ? [] : { url, port }));
  }

  /** Undefined when it is not there. */
  documentOf(documentId: string): KnownDocument | undefined {
    return this.#documents.get(documentId);
  }

  get isEmpty(): boolean {
    return !this.#panel && !this.hasDocuments && !this.#early?.length;
  }

  /**
   * The newest panel takes the tab over: two would each acknowledge what the other has not seen. Documents must connect
   * anew for it, because what they have on its way is for the panel before: to the new one it would pass for a gap.
   */
  setPanel(panel: PortTransport<ToPanel>): void {
    const replaced = this.#panel;
    if (replaced) {
      replaced.post({ type: 'replaced' });
      replaced.close();
      this.panelClosed(replaced);
    }
    this.#panel = panel;
    this.toPanel({ type: 'ready' });
    for (const message of this.#early ?? []) this.toPanel(message);
    this.#early = null;
  }

  /** No panel is waited for any more. */
  settle(): void {
    this.#early = null;
    if (!this.#panel) this.#dismissAll();
  }

  isPanel(port: PortTransport<ToPanel>): boolean {
    return this.#panel === port;
  }

  /** `end`: what ends with the panel, before its documents are let go. It has nobody to tell any more: a closed port throws. */
  panelClosed(panel: PortTransport<ToPanel>, end: () => void = () => undefined): void {
    if (this.#panel !== panel) return;
    this.#panel = null;
    end();
    this.#dismissAll();
  }

  #dismissAll(): void {
    for (const { port } of this.#documents.values()) dismiss(port);
    for (const port of this.#spares.keys()) dismiss(port);
    this.#documents.clear();
    this.#spares.clear();
  }

  addDocument(facts: DocumentFacts, port: DocumentPort): void {
    if (!this.#panel && !this.#early) return dismiss(port);
    const before = this.#documents.get(facts.documentId);
    if (before && facts.context === 'shared-worker') this.#spares.set(before.port, before.facts);
    this.#documents.set(facts.documentId, { facts, port });
    this.toPanel({ type: 'document', ...facts });
  }

  documentClosed(documentId: string, port: DocumentPort): void {
    this.#spares.delete(port);
    if (this.#documents.get(documentId)?.port !== port) return;
    this.#documents.delete(documentId);
    for (const [spare, facts] of this.#spares) {
      if (facts.documentId !== documentId) continue;
      this.#spares.delete(spare);
      return this.addDocument(facts, spare);
    }
    this.toPanel({ type: 'gone', documentId });
  }

  toPanel(message: ToPanel): void {
    if (this.#panel) this.#panel.post(message);
    else if (this.#early && this.#early.length < EARLY_MOST) this.#early.push(message);
  }

  /** A document that has just gone is no fault: its `gone` is on its way to the panel. */
  toDocument(documentId: string, message: ToPage): void {
    this.#documents.get(documentId)?.port.post(message);
  }
}

/** Nobody listens to this tab: back to keeping the history alone. */
function dismiss(port: DocumentPort): void {
  port.post({ type: 'unsubscribe' });
  port.close();
}
