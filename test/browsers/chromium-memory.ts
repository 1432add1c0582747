import type { Browser, CDPSession, Frame, Page } from 'puppeteer-core';
import type { Memory } from './browser.ts';

/** What scripts hold after a collection: objects, what the browser keeps for them, and the bytes of buffers. */
async function heapOf(client: CDPSession): Promise<number> {
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await client.send('Runtime.getHeapUsage');
  return usedSize + embedderHeapUsedSize + backingStorageSize;
}

/** `panel`: the frame of the panel in DevTools; undefined when it is not open. */
export async function measureMemory(browser: Browser, page: Page, panel: Frame | undefined): Promise<Memory> {
  const targets = browser.targets();
  const heapAt = async (isIt: (url: string, type: string) => boolean) => {
    const target = targets.find((one) => isIt(one.url(), one.type()));
    const client = await target?.createCDPSession();
    if (!client) return null;
    try {
      return await heapOf(client);
    } finally {
      await client.detach();
    }
  };
  const client = await page.createCDPSession();
  const ofPage = await heapOf(client);
  await client.detach();
  const panelUrl = panel?.url();
  return {
    page: ofPage,
    background: await heapAt((url, type) => type === 'service_worker' && url.startsWith('chrome-extension:')),
    panel: panelUrl === undefined ? null : await heapAt((url) => url === panelUrl),
  };
}
