/** Hosts of one tab that are remembered while its rules are on. */
export const HOSTS_MOST = 100;

/**
 * The match pattern for documents of the host of `url`, at any port; undefined where there is none. Documents without a
 * host of their own, such as `about:blank`, count as those that made them.
 * https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Match_patterns
 */
export function matchOf(url: string): string | undefined {
  const parsed = URL.parse(url);
  if (parsed?.protocol === 'file:') return 'file:///*';
  return parsed && /^https?:$/.test(parsed.protocol) ? `*://${parsed.hostname}/*` : undefined;
}
