import browser from 'webextension-polyfill';
import { FIRST_HEADER_RULE, type NetRequest, netRequest } from './net-request.ts';

/** Whether the request of a WebSocket to a URL is kept from the network: the first whose pattern fits says so. */
export interface SocketBlock {
  /** A regular expression without regard to case, in what RE2 and JavaScript have in common. */
  readonly pattern: string;
  readonly isBlocked: boolean;
}

const api = netRequest;

/** What counts from now on, by tab: what was told before counts no more. Nothing of it outlasts the browser. */
export const blockSockets: (blocks: ReadonlyMap<number, readonly SocketBlock[]>) => Promise<void> = api
  ? (blocks) => declare(api, blocks)
  : listen;

async function declare(rules: NetRequest, blocks: ReadonlyMap<number, readonly SocketBlock[]>): Promise<void> {
  const known = (await rules.getSessionRules()).map((rule) => rule.id).filter((one) => one < FIRST_HEADER_RULE);
  let id = 0;
  const addRules = [...blocks].flatMap(([tabId, ofTab]) =>
    ofTab.map(({ isBlocked, pattern }, index) => ({
      id: ++id,
      priority: ofTab.length - index,
      action: { type: isBlocked ? 'block' : 'allow' },
      condition: {
        regexFilter: pattern,
        isUrlFilterCaseSensitive: false,
        tabIds: [tabId],
        resourceTypes: ['websocket'],
      },
    })),
  );
  await rules.updateSessionRules({ removeRuleIds: known, addRules });
}

let endListening: () => void = () => undefined;

function listen(blocks: ReadonlyMap<number, readonly SocketBlock[]>): Promise<void> {
  endListening();
  const undo = [...blocks].map(([tabId, ofTab]) => {
    const tests = ofTab.map(({ isBlocked, pattern }) => ({ isBlocked, fits: new RegExp(pattern, 'i') }));
    const decide = ({ url }: { readonly url: string }) => ({
      cancel: tests.find(({ fits }) => fits.test(url))?.isBlocked === true,
    });
    if (tests.length === 0) return () => undefined;
    browser.webRequest.onBeforeRequest.addListener(decide, { urls: ['<all_urls>'], types: ['websocket'], tabId }, [
      'blocking',
    ]);
    return () => browser.webRequest.onBeforeRequest.removeListener(decide);
  });
  endListening = () => {
    for (const end of undo) end();
  };
  return Promise.resolve();
}
