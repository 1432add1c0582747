import browser, { type Runtime } from 'webextension-polyfill';

/** In the panel: asks the background, and tells whether it has done so. */
export async function askBackground(message: object): Promise<boolean> {
  try {
    return (await browser.runtime.sendMessage(message)) === true;
  } catch {
    return false; // the extension was removed or loaded anew
  }
}

/** In the background: `answer` hears what pages of the extension ask, and nobody else. */
export function onAsked(answer: (message: unknown) => Promise<boolean>): void {
  browser.runtime.onMessage.addListener((message: unknown, { id, url = '' }: Runtime.MessageSender) => {
    const isOurs = id === browser.runtime.id && url.startsWith(browser.runtime.getURL(''));
    return isOurs ? answer(message) : undefined;
  });
}

/** Opens an address in a tab beside another one. False when that tab is gone, or the browser refuses. */
export async function openTabBeside(tabId: number, address: string): Promise<boolean> {
  try {
    const { index, windowId } = await browser.tabs.get(tabId);
    await browser.tabs.create({
      url: address,
      ...(windowId === undefined ? {} : { windowId }),
      index: index + 1,
      openerTabId: tabId,
    });
    return true;
  } catch {
    return false;
  }
}
