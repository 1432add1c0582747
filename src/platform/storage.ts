import browser from 'webextension-polyfill';

/** What an earlier version, or a user's own hand, may have put there: parse it. */
export async function readSetting(key: string): Promise<unknown> {
  return (await browser.storage.local.get(key))[key];
}

export async function writeSetting(key: string, value: unknown): Promise<void> {
  await browser.storage.local.set({ [key]: value });
}
