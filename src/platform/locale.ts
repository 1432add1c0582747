import browser from 'webextension-polyfill';

/** The text of `public/_locales` in the browser's language; empty for a key that does not exist. */
export function getMessage(key: string, ...substitutions: string[]): string {
  return browser.i18n.getMessage(key, substitutions);
}
