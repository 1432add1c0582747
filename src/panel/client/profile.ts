import { isRecord } from '../../protocol/parsed.ts';
import { parseSettableHeaders } from '../../protocol/settable-header.ts';
import type { ClientRequest } from './client-document.ts';

/** How a connection of one's own is opened, under a name. */
export interface Profile extends ClientRequest {
  readonly name: string;
  /** The collection that it belongs to; empty for none. */
  readonly collection: string;
  /** Whether it is opened again when it ends by itself. */
  readonly isPersistent: boolean;
}

export const EMPTY_PROFILE: Profile = {
  name: '',
  collection: '',
  url: '',
  protocols: [],
  headers: [],
  isPersistent: false,
};
export const LONGEST_PROFILE_NAME = 60;
const LONGEST_URL = 16 * 1024;
const MOST_PROTOCOLS = 50;

/** Nothing when it is no profile: what is remembered, or was exported, may be of another version. */
export function parseProfile(raw: unknown): Profile[] {
  if (!isRecord(raw)) return [];
  const { name, collection, url, protocols, headers = [], isPersistent } = raw;
  const known = parseSettableHeaders(headers);
  if (!known) return []; // rather than to connect without some
  if (typeof name !== 'string' || name === '' || typeof url !== 'string' || url.length > LONGEST_URL) return [];
  const list = Array.isArray(protocols) ? protocols.filter((one) => typeof one === 'string') : [];
  return [
    {
      name: name.slice(0, LONGEST_PROFILE_NAME),
      collection: typeof collection === 'string' ? collection.slice(0, LONGEST_PROFILE_NAME) : '',
      url,
      protocols: list.slice(0, MOST_PROTOCOLS),
      headers: known,
      isPersistent: isPersistent === true,
    },
  ];
}

/** Subprotocols as they are typed: one after the other, with commas or spaces between them. */
export const protocolsOf = (typed: string): string[] => typed.split(/[\s,]+/).filter((one) => one !== '');

/** As others may have it: what is in a header lets somebody act for the user, more often than not. */
export const withoutValues = (profile: Profile): Profile => ({
  ...profile,
  headers: profile.headers.map(([name]) => [name, '']),
});

/**
 * With the values that are missing, as far as they are known from another: for the same URL alone, or a file could have
 * them sent to a server of its own.
 */
export function withValuesOf(profile: Profile, known: Profile | undefined): Profile {
  if (known?.url !== profile.url) return profile;
  const knownOf = (name: string) => known.headers.find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1] ?? '';
  return { ...profile, headers: profile.headers.map(([name, value]) => [name, value || knownOf(name)]) };
}
