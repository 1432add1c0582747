import { type ConnectionAction, isConnectionAction } from '../rules/action.ts';
import type { Rule } from '../rules/rule.ts';

/** What becomes of the requests of connections to some URLs, before they are made. The first that fits counts. */
export interface NetworkRule {
  /** The whole URL, whatever its case; `*` stands for anything. */
  readonly url: string;
  readonly isBlocked: boolean;
}

const NEEDS_NO_NETWORK: ReadonlySet<ConnectionAction['type']> = new Set(['refuse', 'never-answer', 'redirect', 'mock']);

/**
 * What the browser is told to keep from the network, because a rule will have it otherwise: the engine hears of a
 * connection when its request may have been made already. Only what is certain beforehand: a rule by chance, by count, for
 * a subprotocol, or for frames or workers alone is decided in the page.
 */
export function networkRules(rules: readonly Rule[]): NetworkRule[] {
  const found: NetworkRule[] = [];
  for (const { isOn, what, where, which } of rules) {
    // A rule for one connection alone is about one that is there.
    if (!isOn || !isConnectionAction(what) || where.connection !== undefined) continue;
    const url = where.url ?? '*';
    const isCertain = where.context === undefined && where.subprotocol === undefined && Object.keys(which).length === 0;
    if (!NEEDS_NO_NETWORK.has(what.type)) found.push({ url, isBlocked: false });
    else if (isCertain) found.push({ url, isBlocked: true });
    if (what.type === 'redirect')
      found.unshift({ url: new URL(what.url).href.replaceAll('*', '%2A'), isBlocked: false });
  }
  return found.some(({ isBlocked }) => isBlocked) ? found : [];
}

/** A regular expression, without regard to case, for URLs that are what `glob` says. All of it is ASCII, as URLs are. */
export const patternOfGlob = (glob: string): string =>
  `^${glob
    .split('*')
    .map((piece) => piece.replace(/[\\^$.+?()[\]{}|/]/g, '\\$&'))
    .join('.*')}$`;
