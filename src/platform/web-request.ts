import browser, { type WebRequest } from 'webextension-polyfill';
import type { Handshake, Header } from '../protocol/handshake.ts';
import { HANDSHAKE_HEADERS, HEADER_LENGTH } from '../protocol/limits.ts';

/** What one event of the browser tells of a handshake, and the frame that it belongs to. */
export interface HandshakeEvent {
  readonly tabId: number;
  readonly frameId: number;
  /** Where messages can be addressed by it (Chromium): a frame may have another document by then. */
  readonly documentId?: string;
  readonly part: Pick<Handshake, 'id' | 'url'> & Partial<Handshake>;
  /** `began`: nothing is on the wire yet · `sent`: the request is · `ended`: nothing comes any more. */
  readonly stage: 'began' | 'sent' | 'answered' | 'ended';
}

/** The fields of all events together; what the polyfill's types lack, Chromium's `documentId`, with them. */
interface Details {
  readonly requestId: string;
  readonly url: string;
  readonly tabId: number;
  readonly frameId: number;
  readonly timeStamp: number;
  readonly documentId?: string;
  readonly requestHeaders?: WebRequest.HttpHeaders;
  readonly responseHeaders?: WebRequest.HttpHeaders;
  readonly statusCode?: number;
  readonly statusLine?: string;
  readonly redirectUrl?: string;
  readonly error?: string;
}

/** What the events have in common, for what is used of them here. */
interface HandshakeSource {
  addListener(hear: (details: Details) => void, filter: WebRequest.RequestFilter, wanted?: readonly string[]): void;
  removeListener(hear: (details: Details) => void): void;
}

type Options = Readonly<Record<string, string>> | undefined;

/** Chromium alone; without it most headers of a handshake stay hidden. By feature: it has `browser` by now, too. */
const options = (browser.webRequest as unknown as { OnSendHeadersOptions?: Options }).OnSendHeadersOptions;
const IS_CHROMIUM = options !== undefined && 'EXTRA_HEADERS' in options;
const extra = IS_CHROMIUM ? ['extraHeaders'] : [];

/**
 * Observes the handshakes of one tab, or of all; changes none. For all it must be called while the script of the
 * background is first run, or an event that woke it is missed. Returns what ends it.
 */
export function onHandshakeEvent(listener: (event: HandshakeEvent) => void, tabId?: number): () => void {
  const ofTab = tabId === undefined ? {} : { tabId };
  const filter: WebRequest.RequestFilter = { urls: ['<all_urls>'], types: ['websocket'], ...ofTab };
  const { webRequest } = browser;
  const request = ['requestHeaders', ...extra];
  const response = ['responseHeaders', ...extra];
  const on = (stage: HandshakeEvent['stage'], partOf: (details: Details) => Partial<Handshake>) => (details: Details) =>
    listener({ ...addressOf(details), stage, part: { id: details.requestId, url: details.url, ...partOf(details) } });

  const undo: (() => void)[] = [];
  const add = (event: HandshakeSource, hear: (details: Details) => void, wanted?: readonly string[]) => {
    if (wanted) event.addListener(hear, filter, wanted);
    else event.addListener(hear, filter);
    undo.push(() => event.removeListener(hear));
  };
  add(
    webRequest.onBeforeRequest as HandshakeSource,
    on('began', ({ timeStamp }) => ({ started: timeStamp })),
  );
  add(
    webRequest.onSendHeaders as HandshakeSource,
    on('sent', ({ requestHeaders = [] }) => ({ requestHeaders: headers(requestHeaders) })),
    request,
  );
  const answered = on('answered', (details) => ({ responded: details.timeStamp, ...answerOf(details) }));
  add(webRequest.onHeadersReceived as HandshakeSource, answered, response);
  add(
    webRequest.onBeforeRedirect as HandshakeSource,
    on('answered', (details) => ({ ...answerOf(details), redirect: details.redirectUrl ?? '' })),
    response,
  );
  add(
    webRequest.onCompleted as HandshakeSource,
    on('ended', (details) => ({ ended: details.timeStamp, ...answerOf(details) })),
    response,
  );
  add(
    webRequest.onErrorOccurred as HandshakeSource,
    on('ended', ({ timeStamp, error = '' }) => ({ ended: timeStamp, error: error.slice(0, HEADER_LENGTH) })),
  );
  return () => {
    for (const end of undo) end();
  };
}

function addressOf({ tabId, frameId, documentId }: Details) {
  return { tabId, frameId, ...(IS_CHROMIUM && documentId !== undefined ? { documentId } : {}) };
}

function answerOf({ responseHeaders = [], statusCode, statusLine }: Details): Partial<Handshake> {
  return {
    responseHeaders: headers(responseHeaders),
    ...(statusCode === undefined ? {} : { status: statusCode }),
    ...(statusLine === undefined ? {} : { statusLine: statusLine.slice(0, HEADER_LENGTH) }),
  };
}

/** A value that is no text comes as bytes. */
function headers(all: WebRequest.HttpHeaders): Header[] {
  return all.slice(0, HANDSHAKE_HEADERS).map(({ name, value, binaryValue }) => {
    const text = value ?? String.fromCharCode(...(binaryValue ?? []).slice(0, HEADER_LENGTH));
    return [name.slice(0, HEADER_LENGTH), text.slice(0, HEADER_LENGTH)];
  });
}

/** One message to the document of a frame. One that has gone, or has no relay, is nobody's loss. */
export async function sendToFrame(event: HandshakeEvent, message: unknown): Promise<void> {
  const { tabId, frameId, documentId } = event;
  const target = documentId === undefined ? { frameId } : { documentId };
  try {
    await browser.tabs.sendMessage(tabId, message, target as { frameId?: number });
  } catch {
    // "Receiving end does not exist"
  }
}
