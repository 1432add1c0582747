import browser, { type WebRequest } from 'webextension-polyfill';

/** The request for the script of a worker, or for a module that such a script imports statically. */
export interface WorkerRequest {
  readonly kind: 'dedicated' | 'shared';
  /** -1 for what belongs to no tab: shared workers, and the workers that those make. */
  readonly tabId: number;
  readonly frameId: number;
  /** The origin of the document that asked, `null` for an opaque one. */
  readonly origin: string;
}

/** Decides about the text of one script, as it comes in. */
export interface ScriptEditor {
  /** Called with each part; what it returns goes on, and once it is `done` the rest goes on by itself. */
  write(part: Uint8Array): Promise<Edited>;
  /** The script is over. */
  end(): Promise<Uint8Array>;
}

export interface Edited {
  readonly bytes: Uint8Array;
  readonly done: boolean;
}

const KINDS: Readonly<Record<string, WorkerRequest['kind']>> = { worker: 'dedicated', sharedworker: 'shared' };

/**
 * Firefox only. Calls `edit` for the worker scripts that a tab loads from now on (-1: that no tab does); what it
 * returns sees the script before the worker does. Every script of the tab waits for this, so it is not for all tabs.
 * Returns what ends it.
 */
export function editWorkerScripts(
  tabId: number,
  edit: (request: WorkerRequest) => ScriptEditor | undefined,
): () => void {
  const listener = (details: WebRequest.OnBeforeSendHeadersDetailsType): void => {
    const request = workerRequestOf(details);
    const editor = request && edit(request);
    if (editor) filter(details.requestId, editor);
  };
  const { onBeforeSendHeaders } = browser.webRequest;
  onBeforeSendHeaders.addListener(listener, { urls: ['<all_urls>'], types: ['script'], tabId }, [
    'blocking',
    'requestHeaders',
  ]);
  return () => onBeforeSendHeaders.removeListener(listener);
}

/**
 * A worker's script and a page's have the same type here; the header tells them apart, where the browser sends it: to
 * https: and to the machine itself. What `importScripts` and `import()` load says `script`, and is none.
 * https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-dest-header
 */
function workerRequestOf(details: WebRequest.OnBeforeSendHeadersDetailsType): WorkerRequest | undefined {
  const header = details.requestHeaders?.find(({ name }) => name.toLowerCase() === 'sec-fetch-dest');
  const kind = KINDS[header?.value ?? ''];
  const { tabId, frameId, documentUrl } = details;
  return kind && { kind, tabId, frameId, origin: URL.parse(documentUrl ?? '')?.origin ?? 'null' };
}

/** Parts wait in line while the editor thinks. When it is done we step aside: what comes then does not depend on us. */
function filter(requestId: string, editor: ScriptEditor): void {
  const stream = browser.webRequest.filterResponseData(requestId);
  let line: Promise<void> = Promise.resolve();
  let done: boolean = false;
  stream.ondata = ({ data }) => {
    line = line.then(async () => {
      if (done) return stream.write(data);
      const edited = await editor.write(new Uint8Array(data));
      stream.write(edited.bytes);
      done = edited.done;
    });
  };
  stream.onstop = () => {
    line = line.then(async () => {
      if (!done) stream.write(await editor.end());
      stream.close();
    });
  };
}
