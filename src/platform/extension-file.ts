import browser from 'webextension-polyfill';

/** The text of a file of this extension. `path` is relative to its root. */
export async function readExtensionFile(path: string): Promise<string> {
  const response = await fetch(browser.runtime.getURL(path));
  return response.text();
}
