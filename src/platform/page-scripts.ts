import browser from 'webextension-polyfill';

const ID = 'engine';

interface Scripting {
  getRegisteredContentScripts(filter: { ids: string[] }): Promise<readonly unknown[]>;
  registerContentScripts(scripts: readonly object[]): Promise<void>;
  updateContentScripts(scripts: readonly object[]): Promise<void>;
  unregisterContentScripts(filter: { ids: string[] }): Promise<void>;
  executeScript(injection: object): Promise<unknown>;
}

/** The polyfill's types lack `matchOriginAsFallback` and `injectImmediately`. */
const scripting = browser.scripting as unknown as Scripting;

/** Runs `file` at the start of every document that matches, from now on, until the browser is closed. None: in no document. */
export async function registerPageScript(file: string, matches: readonly string[]): Promise<void> {
  const isThere = (await scripting.getRegisteredContentScripts({ ids: [ID] })).length > 0;
  if (matches.length === 0) {
    if (isThere) await scripting.unregisterContentScripts({ ids: [ID] });
    return;
  }
  const script = {
    id: ID,
    js: [file],
    matches,
    runAt: 'document_start',
    allFrames: true,
    matchOriginAsFallback: true,
    persistAcrossSessions: false,
  };
  await (isThere ? scripting.updateContentScripts([script]) : scripting.registerContentScripts([script]));
}

/** Runs `file` at once in the documents of a tab, or in that of one frame. */
export async function runInTab(file: string, tabId: number, frameId?: number): Promise<void> {
  const target = frameId === undefined ? { tabId, allFrames: true } : { tabId, frameIds: [frameId] };
  await scripting.executeScript({ target, files: [file], injectImmediately: true });
}
