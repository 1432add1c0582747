import type { Engines } from '../../src/background/engines.ts';
import { Router, type RouterListener } from '../../src/background/router.ts';
import type { PortSender } from '../../src/platform/runtime-port.ts';
import { Deliveries } from './deliveries.ts';
import { PortPair } from './port-pair.ts';

export const PANEL_PAGE = {
  tabId: undefined,
  frameId: 0,
  url: 'chrome-extension://id/panel.html',
  isExtensionPage: true,
};

/** A router, and ports to it that keep what they hear. */
export class RouterBench {
  readonly woken: number[] = [];
  reachable: boolean = true;
  readonly #deliveries = new Deliveries();
  readonly router: Router;
  /** As if panels have had their time; of a router that `waits`. */
  endWait: () => void = () => undefined;

  constructor(listener?: RouterListener, engines?: Engines, waits = false) {
    const whenSettled = (end: () => void) => {
      this.endWait = end;
    };
    this.router = new Router(
      (tabId) => {
        this.woken.push(tabId);
        return Promise.resolve(this.reachable);
      },
      { listeners: listener ? [listener] : [], ...(engines && { engines }), ...(waits && { whenSettled }) },
    );
  }

  connect(sender: PortSender) {
    const pair = new PortPair(this.#deliveries, sender);
    const heard: unknown[] = [];
    const end = { port: pair.client, heard, ended: false };
    pair.client.subscribe((message) => heard.push(message));
    pair.client.onClosed(() => {
      end.ended = true;
    });
    this.router.accept(pair.background);
    return end;
  }

  panel(tabId = 1) {
    return this.connect({ name: `panel:${tabId}`, ...PANEL_PAGE });
  }

  relay(documentId: string, { tabId = 1, frameId = 0 } = {}) {
    const url = `https://a.example/${documentId}`;
    const relay = this.connect({ name: 'relay', tabId, frameId, url, isExtensionPage: false });
    relay.port.post({ type: 'hello', documentId, timeOrigin: 5 });
    return relay;
  }

  /** Over which a document says its last words. */
  lastPort(documentId: string) {
    const url = `https://a.example/${documentId}`;
    return this.connect({ name: `last:${documentId}`, tabId: 1, frameId: 0, url, isExtensionPage: false });
  }

  async settle(): Promise<void> {
    this.#deliveries.settle();
    await new Promise(setImmediate);
    this.#deliveries.settle();
  }
}
