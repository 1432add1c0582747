import browser, { type Runtime } from 'webextension-polyfill';
import type { Transport } from '../protocol/transport.ts';

/** Who is at the other end of a port. Filled in by the browser: nothing here is the page's word. */
export interface PortSender {
  readonly name: string;
  /** Undefined for pages of the extension that are in no tab. */
  readonly tabId: number | undefined;
  readonly frameId: number;
  readonly url: string;
  /** Whether it is a page of this very extension. */
  readonly isExtensionPage: boolean;
}

export interface PortTransport<Out> extends Transport<Out> {
  readonly sender: PortSender;
  onClosed(listener: () => void): void;
}

function portTransport<Out>(port: Runtime.Port): PortTransport<Out> {
  const url = port.sender?.url ?? '';
  return {
    sender: {
      name: port.name,
      tabId: port.sender?.tab?.id,
      frameId: port.sender?.frameId ?? 0,
      url,
      isExtensionPage: port.sender?.id === browser.runtime.id && url.startsWith(browser.runtime.getURL('')),
    },
    post: (message) => port.postMessage(message),
    subscribe: (listener) => {
      port.onMessage.addListener(listener);
      return () => port.onMessage.removeListener(listener);
    },
    onClosed: (listener) =>
      port.onDisconnect.addListener(() => {
        void browser.runtime.lastError; // read, or Chromium logs it as unchecked
        listener();
      }),
    close: () => port.disconnect(),
  };
}

/** In the background. Must be called while the script is first run, or a port that woke it is missed. */
export function onConnect(listener: (transport: PortTransport<unknown>) => void): void {
  browser.runtime.onConnect.addListener((port) => listener(portTransport(port)));
}

/** Opens a port to the background, and so wakes it. Throws when the extension was removed or loaded anew. */
export function connect<Out>(name: string): PortTransport<Out> {
  return portTransport(browser.runtime.connect({ name }));
}

/** One message to every frame of a tab. False when no frame has a listener. */
export async function sendToTab(tabId: number, message: unknown): Promise<boolean> {
  try {
    await browser.tabs.sendMessage(tabId, message);
    return true;
  } catch {
    return false; // "Receiving end does not exist": the only way in which this fails
  }
}

/** Asks one frame of a tab. Undefined when it has no listener. */
export async function askFrame(tabId: number, frameId: number, message: unknown): Promise<unknown> {
  try {
    return await browser.tabs.sendMessage(tabId, message, { frameId });
  } catch {
    return undefined;
  }
}
