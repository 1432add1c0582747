import type { AsyncApiContract, AsyncApiDocument, Channel, QueryCondition, Server } from './asyncapi-document.ts';
import { fitsTemplate, openings, urlTemplate } from './url-template.ts';

/** Which protocols of servers a connection of a scheme may have. */
const PROTOCOLS: Readonly<Record<string, readonly string[]>> = {
  'ws:': ['ws', 'wss'],
  'wss:': ['ws', 'wss'],
  'http:': ['http', 'https', 'sse'],
  'https:': ['http', 'https', 'sse'],
};

/** A channel that has the path of a URL: `openings` of its address stand for a part of it. */
interface Fitting {
  readonly channel: Channel;
  readonly openings: number;
}

/** What a document says of a connection with this URL; null when it is for others. */
export function contractFor(document: AsyncApiDocument, url: string): AsyncApiContract | null {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  const { channels, servers } = document;
  const found =
    servers.length === 0
      ? channels.flatMap((channel) => fitting(channel, parsed, ''))
      : servers.flatMap((server) => channelsAt(server, channels, parsed));
  if (found.length === 0) return null;
  const least = Math.min(...found.map((one) => one.openings));
  return { document, channels: [...new Set(found.flatMap((one) => (one.openings === least ? one.channel : [])))] };
}

/** Where the user has said that a document is for a connection, any of its channels may be meant. */
export const wholeContract = (document: AsyncApiDocument): AsyncApiContract => ({
  document,
  channels: document.channels,
});

/** Behind all those that fit by their address. */
const ANY = 1_000;

function channelsAt(server: Server, channels: readonly Channel[], url: URL): Fitting[] {
  if (!PROTOCOLS[url.protocol]?.includes(server.protocol) || !fitsTemplate(server.host, hostFor(server, url)))
    return [];
  const own = channels.filter(({ servers }) => servers === null || servers.includes(server.name));
  const found = own.flatMap((channel) => fitting(channel, url, server.path));
  if (found.length > 0 || !fitsPath(server.path, url.pathname)) return found;
  // Many a server has one socket, over which its channels are what messages are about.
  return own.filter(({ query }) => fitsQuery(query, url)).map((channel) => ({ channel, openings: ANY }));
}

/** With its port where the server names one, even the default one. */
function hostFor({ host }: Server, { hostname, host: withPort, port, protocol }: URL): string {
  const named = host.literals.join('x');
  const isPortNamed = /:[^\]]*$/.test(named);
  if (!isPortNamed) return withPort;
  return port === '' ? `${hostname}:${protocol === 'wss:' || protocol === 'https:' ? 443 : 80}` : withPort;
}

function fitting(channel: Channel, url: URL, base: string): Fitting[] {
  const [path = ''] = (channel.address ?? '').split('?');
  const full = joined(base, path);
  if (!fitsPath(full, url.pathname) || !fitsQuery(channel.query, url)) return [];
  return [{ channel, openings: openings(urlTemplate(full)) }];
}

const joined = (base: string, path: string): string => `${bare(base)}/${path.replace(/^\//, '')}`;
const bare = (path: string): string => path.replace(/\/$/, '');

const fitsPath = (template: string, path: string): boolean =>
  fitsTemplate(urlTemplate(bare(template)), bare(path)) || fitsTemplate(urlTemplate(bare(template)), decoded(path));

function decoded(path: string): string {
  try {
    return bare(decodeURI(path));
  } catch {
    return bare(path);
  }
}

function fitsQuery({ required, allowed }: QueryCondition, { searchParams }: URL): boolean {
  if (!required.every((name) => searchParams.has(name))) return false;
  return [...allowed].every(([name, values]) => values.includes(searchParams.get(name) ?? values[0] ?? ''));
}
