/** The API of Chromium that decides about requests without a script; `webextension-polyfill` does not know it. */
export interface NetRequest {
  getSessionRules(): Promise<readonly { readonly id: number }[]>;
  updateSessionRules(change: { removeRuleIds: number[]; addRules: readonly object[] }): Promise<void>;
}

declare const chrome: { readonly declarativeNetRequest?: NetRequest } | undefined;

/** Undefined in Firefox, where it does not block WebSockets of one tab reliably: the manifest does not ask for it there. */
export const netRequest: NetRequest | undefined =
  typeof chrome === 'undefined' ? undefined : chrome.declarativeNetRequest;

/** Rules with such numbers, or higher ones, set headers; those with lower ones block. */
export const FIRST_HEADER_RULE = 1_000_000;
