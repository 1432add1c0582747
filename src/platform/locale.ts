import browser from 'webextension-polyfill';
import { fillTemplate, PLACES } from './message-template.ts';

/** By key: texts of the browser's language, with `PLACES` for what is to be put in. */
const templates = new Map<string, string>();

/**
 * The text of `public/_locales` in the browser's language; empty for a key that does not exist. The browser is asked once
 * for each: Firefox's answer goes through its whole API for extensions, and each row that is drawn has several texts.
 */
export function getMessage(key: string, ...substitutions: string[]): string {
  let template = templates.get(key);
  if (template === undefined) {
    template = browser.i18n.getMessage(key, [...PLACES]);
    templates.set(key, template);
  }
  return fillTemplate(template, substitutions);
}
