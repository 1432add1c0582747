import type { PortTransport } from '../platform/runtime-port.ts';
import {
  type ParcelBegin,
  type ParcelMessage,
  type ParcelNews,
  type ParcelStep,
  parseParcelNews,
} from '../protocol/parcel.ts';
import type { Tab } from './tab.ts';

/** The way of one parcel to whoever joins its parts. */
export interface ParcelWay {
  post(step: ParcelStep): void;
  /** Nothing of it is kept at its end. */
  close(): void;
}

export type TellParcelNews = (news: ParcelNews) => void;

/** Puts the script that takes one parcel into a frame. Rejects when there is none. */
export type CallForParcel = (tabId: number, frameId: number) => Promise<void>;

interface Carried {
  readonly tabId: number;
  readonly tab: Tab;
  /** The frame of the document, or worker. */
  readonly calledIn: number;
  readonly begin: ParcelMessage;
  /** Null while the frame has not answered. */
  readonly way: ParcelWay | null;
}

/**
 * Carries parcels from panels to documents and workers. It holds no part: what comes goes on at once, and the panel sends
 * no more than a few before they have been taken. A new background knows of none: the panel begins again.
 */
export class ParcelRoutes {
  readonly #call: CallForParcel;
  readonly #carried = new Map<string, Carried>();

  constructor(call: CallForParcel) {
    this.#call = call;
  }

  hear(tabId: number, tab: Tab, message: ParcelMessage): void {
    const { parcelId, step } = message;
    if (step.type === 'begin') return this.#begin(message, step, { tabId, tab });
    const carried = this.#carried.get(parcelId);
    carried?.way?.post(step);
    if (step.type === 'cancel') this.#end(parcelId);
  }

  /** A port of a frame, which has been called for one. */
  accept(tabId: number, port: PortTransport<ParcelMessage>): void {
    const { frameId } = port.sender;
    const [parcelId, carried] =
      [...this.#carried].find(([, one]) => one.tabId === tabId && one.calledIn === frameId && !one.way) ?? [];
    if (parcelId === undefined || !carried) return port.close(); // it is wanted no more
    const { documentId } = carried.begin;
    const post = (step: ParcelStep) => port.post({ documentId, parcelId, step });
    this.#carried.set(parcelId, { ...carried, way: { post, close: () => port.close() } });
    port.subscribe((raw) => {
      const news = parseParcelNews(raw);
      if (news) this.#tell(parcelId, news);
    });
    port.onClosed(() => this.#tell(parcelId, { type: 'failed', reason: 'gone' }));
    post(carried.begin.step);
  }

  /** The panel of a tab has gone. */
  stop(tabId: number): void {
    for (const [parcelId, carried] of this.#carried) if (carried.tabId === tabId) this.#end(parcelId);
  }

  #begin(begin: ParcelMessage, step: ParcelBegin, { tabId, tab }: Pick<Carried, 'tab' | 'tabId'>): void {
    const { documentId, parcelId } = begin;
    const document = tab.documentOf(documentId);
    if (!document) return; // it has gone, or has yet to say hello to this background: the panel hears of either
    const { facts, port } = document;
    const carried = { tabId, tab, begin, calledIn: facts.frameId, way: null };
    this.#carried.set(parcelId, carried);
    const way = port.openParcel?.(step, (news) => this.#tell(parcelId, news));
    if (way) this.#carried.set(parcelId, { ...carried, way });
    else this.#call(tabId, facts.frameId).catch(() => this.#tell(parcelId, { type: 'failed', reason: 'failed' }));
  }

  #tell(parcelId: string, news: ParcelNews): void {
    const carried = this.#carried.get(parcelId);
    if (!carried) return;
    carried.tab.toPanel({ type: 'parcel', parcelId, news });
    const isWhole =
      carried.begin.step.type === 'begin' && news.type === 'taken' && news.upTo >= carried.begin.step.length;
    if (news.type === 'failed' || isWhole) this.#end(parcelId);
  }

  #end(parcelId: string): void {
    const way = this.#carried.get(parcelId)?.way;
    this.#carried.delete(parcelId);
    way?.close();
  }
}
