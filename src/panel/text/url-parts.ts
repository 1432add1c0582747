import { visibleText } from './visible-text.ts';

export interface UrlParts {
  /** `wss://host:port`, or as much as there is. */
  readonly origin: string;
  /** Path and query; the whole text when it is no URL. */
  readonly path: string;
}

/** Splits a URL for display. */
export function urlParts(url: string): UrlParts {
  const match = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]*)(.*)$/is.exec(url);
  if (!match) return { origin: '', path: visibleText(url) };
  return { origin: visibleText(match[1] ?? ''), path: visibleText(match[2] || '/') };
}

/** The host of a URL, without its port; empty when it has none. */
export function hostOf(url: string): string {
  return URL.parse(url)?.hostname ?? '';
}
