import browser, { type WebRequest } from 'webextension-polyfill';
import type { Header } from '../protocol/handshake.ts';
import { FIRST_HEADER_RULE, type NetRequest, netRequest } from './net-request.ts';
import { REQUEST } from './web-request.ts';

/** Headers that are in force for the next handshake of a page of the extension to some URL. */
export interface HeadersInForce {
  /** Resolves when the request goes out, to the names of those that are not in it. */
  readonly sent: Promise<readonly string[]>;
  /** Resolves when all has been heard here that the browser has told by now. */
  settle(): Promise<void>;
  /** They are in force no more. */
  end(): Promise<void>;
}

/**
 * Puts headers in force for a URL, for one handshake at a time: the browser cannot tell two to the same URL apart.
 * Requests of pages are never touched, whatever their URL. Rejects with the browser's own words when it does not set
 * such headers.
 */
export type SetHeaders = (url: string, headers: readonly Header[]) => Promise<HeadersInForce>;

/** What is used of both browsers' details; the polyfill's types lack Chromium's `initiator`. */
interface Details {
  readonly requestId: string;
  readonly url: string;
  readonly originUrl?: string;
  readonly initiator?: string;
  readonly requestHeaders?: WebRequest.HttpHeaders;
}

interface HeaderEvent {
  addListener(hear: (details: Details) => object | undefined, filter: WebRequest.RequestFilter, wanted: string[]): void;
  removeListener(hear: (details: Details) => object | undefined): void;
}

const SOCKETS: WebRequest.RequestFilter = { urls: ['<all_urls>'], types: ['websocket'] };
/** In Firefox DevTools are in no tab; in Chromium they are in one that nobody names. */
const SOCKETS_OF_NO_TAB: WebRequest.RequestFilter = { ...SOCKETS, tabId: -1 };

/**
 * This browser's way to set headers. What an earlier background has left in force, because it was ended in the middle of
 * a handshake, ends now.
 */
export function headerSetter(): SetHeaders {
  const rules = netRequest;
  if (!rules) return listen;
  const cleared = endRulesLeft(rules);
  let lastId = FIRST_HEADER_RULE;
  return async (url, headers) => {
    await cleared;
    return declare(rules, ++lastId, url, headers);
  };
}

async function endRulesLeft(rules: NetRequest): Promise<void> {
  const known = (await rules.getSessionRules()).map(({ id }) => id).filter((id) => id >= FIRST_HEADER_RULE);
  if (known.length > 0) await rules.updateSessionRules({ removeRuleIds: known, addRules: [] });
}

/** Chromium. */
async function declare(
  rules: NetRequest,
  id: number,
  url: string,
  headers: readonly Header[],
): Promise<HeadersInForce> {
  const requestHeaders = headers.map(([header, value]) => ({ header, operation: 'set', value }));
  const condition = {
    // A `*` or `^` of the URL stands for itself, too. A regular expression of a long URL is refused.
    urlFilter: `|${url}|`,
    isUrlFilterCaseSensitive: true,
    initiatorDomains: [browser.runtime.id],
    resourceTypes: ['websocket'],
  };
  const rule = { id, action: { type: 'modifyHeaders', requestHeaders }, condition };
  const watch = watchRequest(url, headers, SOCKETS);
  try {
    await rules.updateSessionRules({ removeRuleIds: [], addRules: headers.length > 0 ? [rule] : [] });
  } catch (cause) {
    watch.end();
    throw cause;
  }
  return {
    sent: watch.sent,
    settle,
    end: () => {
      watch.end();
      return rules.updateSessionRules({ removeRuleIds: [id], addRules: [] });
    },
  };
}

/** Firefox. */
function listen(url: string, headers: readonly Header[]): Promise<HeadersInForce> {
  const event = browser.webRequest.onBeforeSendHeaders as unknown as HeaderEvent;
  const names = new Set(headers.map(([name]) => name.toLowerCase()));
  let requestId: string | undefined;
  const put = (details: Details) => {
    if (!isOwn(details, url) || (requestId ?? details.requestId) !== details.requestId) return undefined;
    ({ requestId } = details);
    const others = (details.requestHeaders ?? []).filter(({ name }) => !names.has(name.toLowerCase()));
    return { requestHeaders: [...others, ...headers.map(([name, value]) => ({ name, value }))] };
  };
  const watch = watchRequest(url, headers, SOCKETS_OF_NO_TAB);
  event.addListener(put, SOCKETS_OF_NO_TAB, ['blocking', 'requestHeaders']);
  const end = () => {
    watch.end();
    event.removeListener(put);
    return Promise.resolve();
  };
  return Promise.resolve({ sent: watch.sent, settle, end });
}

function watchRequest(url: string, headers: readonly Header[], filter: WebRequest.RequestFilter) {
  const event = browser.webRequest.onSendHeaders as unknown as HeaderEvent;
  let end: () => void = () => undefined;
  const sent = new Promise<readonly string[]>((resolve) => {
    const hear = (details: Details) => {
      if (isOwn(details, url)) resolve(missingOf(headers, details.requestHeaders ?? []));
      return undefined;
    };
    event.addListener(hear, filter, REQUEST);
    end = () => event.removeListener(hear);
  });
  return { sent, end };
}

/** Whether a page of the extension has made it: no page of the web can say so. */
function isOwn({ initiator, originUrl, url }: Details, wanted: string): boolean {
  return url === wanted && `${originUrl ?? initiator}/`.startsWith(browser.runtime.getURL(''));
}

const missingOf = (headers: readonly Header[], sent: WebRequest.HttpHeaders): string[] =>
  headers
    .filter(
      ([name, value]) => !sent.some((one) => one.name.toLowerCase() === name.toLowerCase() && one.value === value),
    )
    .map(([name]) => name);

/** Events come in order with the answers of the browser: this one is asked last. */
async function settle(): Promise<void> {
  await browser.runtime.getPlatformInfo();
}
