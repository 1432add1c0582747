import { ParcelRoutes } from '../../src/background/parcel-routes.ts';
import { Router } from '../../src/background/router.ts';
import type { PortSender } from '../../src/platform/runtime-port.ts';
import type { HistoryLimits } from '../../src/protocol/history-limits.ts';
import { Receiver } from '../../src/session/receiver.ts';
import type { ReceiverOptions } from '../../src/session/receiver-options.ts';
import { Session } from '../../src/session/session.ts';
import { Deliveries } from './deliveries.ts';
import { PortPair } from './port-pair.ts';
import { SimulatedDocument } from './simulated-document.ts';

const TAB = 7;
const PLENTY: HistoryLimits = { messages: 1_000_000, bytes: 2 ** 40, payload: 2 ** 40 };

/** A tab of a simulated browser: its documents, a background that can be killed, and panels that inspect it. */
export class SimulatedTab {
  readonly deliveries = new Deliveries();
  /** Those that are loaded. */
  readonly documents = new Set<SimulatedDocument>();
  readonly limits: HistoryLimits;
  readonly #wakes = this.deliveries.lane();
  readonly #timers: (() => void)[] = [];
  #ports: PortPair[] = [];
  #router: Router | null = null;
  #lastDocument = 0;
  #lastPanel = 0;
  #clock = 1_000;

  constructor(limits: HistoryLimits = PLENTY) {
    this.limits = limits;
  }

  /** A document that begins now, with a URL of its own. */
  load(frameId = 0): SimulatedDocument {
    const url = `https://a.example/${++this.#lastDocument}`;
    const options = { url, frameId, timeOrigin: this.tick(), limits: this.limits };
    const document = new SimulatedDocument(options, this.deliveries, ({ options }, name) =>
      this.#connect({ ...relay(options), name }),
    );
    this.documents.add(document);
    return document;
  }

  /** `isCached`: into the back/forward cache, of another site. */
  leave(document: SimulatedDocument, isCached = false): void {
    this.documents.delete(document);
    document.leave(isCached);
  }

  /** A new document in the top frame, in the place of every other. */
  navigate(isCached = false): SimulatedDocument {
    for (const document of this.documents) this.leave(document, isCached);
    return this.load();
  }

  /** Back to an earlier document, out of the back/forward cache. */
  restore(document: SimulatedDocument): void {
    for (const left of this.documents) this.leave(left);
    this.documents.add(document);
    document.restore();
  }

  openPanel(options: ReceiverOptions = {}): Receiver {
    const pauses = this.deliveries.lane();
    const pause = (then: () => void) => pauses.add(then);
    const receiver = new Receiver(new Session(), `panel${++this.#lastPanel}`, {
      now: () => this.tick(),
      pause,
      whenSettled: (then) => void this.#timers.push(then),
      ...options,
    });
    this.#attach(receiver);
    return receiver;
  }

  /** How many of that name nobody has closed. */
  openPorts(name: string): number {
    return this.#ports.filter(({ client }) => client.sender.name === name && !client.closed).length;
  }

  killBackground(): void {
    this.#router = null;
    for (const port of this.#ports) port.kill();
    this.#ports = [];
  }

  settle(): void {
    this.deliveries.settle();
  }

  /** As `settle`, after what the background still has to say when its promises are done. */
  async settlePromises(): Promise<void> {
    await new Promise(setImmediate);
    this.settle();
  }

  /** All that anybody has set a time for is due. */
  passTime(): void {
    for (const then of this.#timers.splice(0)) then();
  }

  tick(): number {
    return ++this.#clock;
  }

  /** As `keepConnected` of the panel does. */
  #attach(receiver: Receiver): void {
    const url = 'chrome-extension://id/panel.html';
    const port = this.#connect({ name: `panel:${TAB}`, tabId: undefined, frameId: 0, url, isExtensionPage: true });
    port.client.onClosed(() => {
      if (receiver.status !== 'replaced') this.#attach(receiver);
    });
    receiver.attach(port.client);
  }

  #connect(sender: PortSender): PortPair {
    const pair = new PortPair(this.deliveries, sender);
    this.#ports.push(pair);
    const parcels = new ParcelRoutes((_tabId, frameId) => this.#callForParcel(frameId));
    this.#router ??= new Router(() => this.#wake(), { parcels });
    this.#router.accept(pair.background);
    return pair;
  }

  /** As if its script were put into the frame. */
  async #callForParcel(frameId: number): Promise<void> {
    const called = [...this.documents].find(({ options }) => options.frameId === frameId);
    if (!called) throw new Error('no such frame');
    this.#wakes.add(() => called.receiveParcel());
    await Promise.resolve();
  }

  /** To every frame; the answer comes to nobody when the background has died meanwhile. */
  async #wake(): Promise<boolean> {
    const asked = this.#router;
    const reached = this.documents.size > 0;
    for (const document of this.documents) this.#wakes.add(() => document.connectRelay());
    await Promise.resolve();
    return reached || asked !== this.#router;
  }
}

const relay = ({ url, frameId }: { url: string; frameId: number }): PortSender => ({
  name: 'relay',
  tabId: TAB,
  frameId,
  url,
  isExtensionPage: false,
});
