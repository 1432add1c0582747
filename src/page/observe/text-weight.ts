import type { Report } from '../journal-entry.ts';

/** Every text of a report that a page or a server can make long. */
const NONE = {
  url: '',
  protocols: [] as readonly string[],
  facts: { url: '' },
  stack: '',
  subprotocol: '',
  extensions: '',
  reason: '',
  channel: '',
  lastEventId: '',
};

/** What the texts of a report hold in memory besides its payload, in bytes, roughly. */
export function textWeight(body: Report | object): number {
  // Of own properties alone: a page can have accessors of these names on Object.prototype.
  const texts: typeof NONE = { ...NONE, ...body };
  const { url, protocols, facts, stack, subprotocol, extensions, reason, channel, lastEventId } = texts;
  const asked = protocols.length > 0 ? (protocols[0] as string).length : 0;
  const named = subprotocol.length + extensions.length + reason.length + channel.length + lastEventId.length;
  return url.length + asked + facts.url.length + stack.length + named;
}
