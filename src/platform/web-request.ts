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
const EXTRA = IS_CHROMIUM ? ['extraHeaders'] : [];
/** What to ask `onSendHeaders` for, to be told of all headers. */
export const REQUEST = ['requestHeaders', ...EXTRA];
const RESPONSE = ['responseHeaders', ...EXTRA];

/**
 * Observes the handshakes of one tab, or of all; changes none. For all it must be called while the script of the
 * background is first run, or an event that woke it is missed. Returns what ends it.
 */
export function onHandshakeEvent(listener: (event: HandshakeEvent) => void, tabId?: number): () => void {
  const ofTab = tabId === undefined ? {} : { tabId };
  const filter: WebRequest.RequestFilter = { urls: ['<all_urls>'], types: ['websocket'], ...ofTab };
  const undo = sources().map(({ event, wanted, stage, partOf }) => {
    const hear = (details: Details) =>
      listener({ ...addressOf(details), stage, part: { id: details.requestId, url: details.url, ...partOf(details) } });
    if (wanted) event.addListener(hear, filter, wanted);
    else event.addListener(hear, filter);
    return () => event.removeListener(hear);
  });
  return () => {
    for (const end of undo) end();
  };
}

interface Source {
  readonly event: HandshakeSource;
  /** What is asked for besides the plain facts. */
  readonly wanted?: readonly string[];
  readonly stage: HandshakeEvent['stage'];
  readonly partOf: (details: Details) => Partial<Handshake>;
}

function sources(): readonly Source[] {
  const { webRequest } = browser;
  return [
    {
      event: webRequest.onBeforeRequest as HandshakeSource,
      stage: 'began',
      partOf: ({ timeStamp }) => ({ started: timeStamp }),
    },
    {
      event: webRequest.onSendHeaders as HandshakeSource,
      wanted: REQUEST,
      stage: 'sent',
      partOf: ({ requestHeaders = [] }) => ({ requestHeaders: headers(requestHeaders) }),
    },
    {
      event: webRequest.onHeadersReceived as HandshakeSource,
      wanted: RESPONSE,
      stage: 'answered',
      partOf: (details) => ({ responded: details.timeStamp, ...answerOf(details) }),
    },
    {
      event: webRequest.onBeforeRedirect as HandshakeSource,
      wanted: RESPONSE,
      stage: 'answered',
      partOf: (details) => ({ ...answerOf(details), redirect: details.redirectUrl ?? '' }),
    },
    {
      event: webRequest.onCompleted as HandshakeSource,
      wanted: RESPONSE,
      stage: 'ended',
      partOf: (details) => ({ ended: details.timeStamp, ...answerOf(details) }),
    },
    {
      event: webRequest.onErrorOccurred as HandshakeSource,
      stage: 'ended',
      partOf: ({ timeStamp, error = '' }) => ({ ended: timeStamp, error: error.slice(0, HEADER_LENGTH) }),
    },
  ];
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
