/**
 * The extension API as Manifest V3 has it in both browsers: promises, structured clone on ports. For content scripts,
 * which run in every page and must stay small; everything else goes through `webextension-polyfill`.
 */
export interface ContentPort {
  postMessage(message: unknown): void;
  disconnect(): void;
  readonly onMessage: { addListener(listener: (message: unknown) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
}

interface ContentApi {
  readonly storage: { readonly local: { get(key: string): Promise<Record<string, unknown>> } };
  readonly runtime: {
    /** Gone with the extension. */
    readonly id?: string;
    readonly lastError?: unknown;
    connect(info: { name: string }): ContentPort;
    getURL(path: string): string;
    readonly onMessage: {
      addListener(listener: (message: unknown, sender: unknown, respond: (answer: unknown) => void) => void): void;
    };
  };
}

declare const chrome: ContentApi;

/** Opens a port to the background, and so wakes it. Throws when the extension was removed or loaded anew. */
export function connectToBackground(name: string, closed: () => void): ContentPort {
  const port = chrome.runtime.connect({ name });
  port.onDisconnect.addListener(() => {
    void chrome.runtime.lastError; // read, or Chromium complains in the page's console
    closed();
  });
  return port;
}

/** Whether the extension is still the one that this script belongs to. */
export const isExtensionThere = (): boolean => chrome.runtime.id !== undefined;

/** Single messages of the background to this tab; each is answered, so that the sender knows that somebody is there. */
export function onBackgroundMessage(answer: (message: unknown) => unknown): void {
  chrome.runtime.onMessage.addListener((message, _sender, respond) => respond(answer(message)));
}

/** Null in Chromium. The address of the extension in Firefox, which no page knows: it is made up at installation. */
export function secretAddress(): string | null {
  const address = chrome.runtime.getURL('');
  return address.startsWith('moz-extension:') ? address : null;
}

/** What is stored under `key`, which may be anything. Rejects when the extension was removed or loaded anew. */
export async function readStored(key: string): Promise<unknown> {
  return (await chrome.storage.local.get(key))[key];
}
