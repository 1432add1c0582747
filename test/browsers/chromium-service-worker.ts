import type { Page } from 'puppeteer-core';
import { waitUntil } from './wait-until.ts';

/**
 * Stops the workers of extensions, not those of pages, and returns once Chromium has reported each as stopped. Its
 * report is kept, because an extension that connects again starts its worker again within milliseconds.
 * @param timeout in milliseconds, for each wait
 */
export async function stopServiceWorkers(page: Page, timeout: number): Promise<void> {
  const client = await page.createCDPSession();
  const known = new Set<string>(); // version ids
  const stopped = new Set<string>();
  client.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { versionId, scriptURL, runningStatus } of versions) {
      if (scriptURL.startsWith('chrome-extension://')) known.add(versionId);
      if (runningStatus === 'stopped') stopped.add(versionId);
    }
  });
  try {
    await client.send('ServiceWorker.enable'); // reports every version once
    await waitUntil('the state of the service worker', () => known.size > 0, timeout);
    for (const versionId of known) await client.send('ServiceWorker.stopWorker', { versionId });
    await waitUntil('the service worker to stop', () => [...known].every((id) => stopped.has(id)), timeout);
  } finally {
    await client.detach();
  }
}
