import browser from 'webextension-polyfill';

/** What an earlier version, or a user's own hand, may have put there: parse it. */
export async function readSetting(key: string): Promise<unknown> {
  return (await browser.storage.local.get(key))[key];
}

export async function writeSetting(key: string, value: unknown): Promise<void> {
  await browser.storage.local.set({ [key]: value });
}

/**
 * Reads, changes and writes a setting, one page of the extension after the other. Where locks are forbidden, as where the
 * user forbids all storage in frames, it is done without.
 */
export async function changeSetting(key: string, change: (kept: unknown) => unknown): Promise<void> {
  let isLocked = false;
  const work = async () => writeSetting(key, change(await readSetting(key)));
  const locked = async () => {
    isLocked = true;
    await work();
  };
  try {
    await navigator.locks.request(`setting ${key}`, locked);
  } catch (error) {
    if (isLocked) throw error;
    await work();
  }
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
