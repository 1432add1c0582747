import browser from 'webextension-polyfill';

/** What an earlier version, or a user's own hand, may have put there: parse it. */
export async function readSetting(key: string): Promise<unknown> {
  return (await browser.storage.local.get(key))[key];
}

export async function writeSetting(key: string, value: unknown): Promise<void> {
  await browser.storage.local.set({ [key]: value });
}

/** Hears that a setting was written, by whatever page of the extension. Returns what ends it. */
export function watchSetting(key: string, listener: () => void): () => void {
  const hear = (changes: Readonly<Record<string, unknown>>) => {
    if (Object.hasOwn(changes, key)) listener();
  };
  browser.storage.local.onChanged.addListener(hear);
  return () => browser.storage.local.onChanged.removeListener(hear);
}

/** What lasts until the browser is closed, longer than the background. Nothing of it is written to disk. */
export async function readOfSession(key: string): Promise<unknown> {
  return (await browser.storage.session.get(key))[key];
}

export async function writeOfSession(key: string, value: unknown): Promise<void> {
  await browser.storage.session.set({ [key]: value });
}
