import type { Way } from '../../protocol/from-page.ts';
import type { Decoder, DecoderInput, DecodeStream, Field, Packet, PairKey } from '../decoder.ts';
import { jsonMessage } from '../json/json-message.ts';
import { type JsonReader, jsonField } from '../json/json-reader.ts';
import { shortened } from '../value-text.ts';

/** https://github.com/nostr-protocol/nips/blob/master/01.md, with NIP-42 (AUTH), NIP-45 (COUNT) and NIP-77 (NEG-…). */
export const nostrDecoder: Decoder = { id: 'nostr', start: () => streamOf(new Set()) };

/** Names of counts that have no answer yet. The name of a subscription may be the same. */
type Counts = Set<string>;
/** Then the oldest is forgotten. */
const MOST_COUNTS = 1_000;

const streamOf = (counts: Counts): DecodeStream => ({
  decode: (input) => decode(input, counts),
  fork: () => streamOf(new Set(counts)),
});

/** What stands behind the word of each message; to the relay, and from it. */
const PARTS: Readonly<Record<Way, Readonly<Record<string, readonly string[]>>>> = {
  sent: {
    EVENT: ['event'],
    REQ: ['subscription', 'filter'],
    CLOSE: ['subscription'],
    AUTH: ['event'],
    COUNT: ['query', 'filter'],
    'NEG-OPEN': ['subscription', 'filter', 'negentropy'],
    'NEG-MSG': ['subscription', 'negentropy'],
    'NEG-CLOSE': ['subscription'],
  },
  received: {
    EVENT: ['subscription', 'event'],
    OK: ['event id', 'accepted', 'message'],
    EOSE: ['subscription'],
    CLOSED: ['subscription', 'message'],
    NOTICE: ['message'],
    AUTH: ['challenge'],
    COUNT: ['query', 'count'],
    'NEG-MSG': ['subscription', 'negentropy'],
    'NEG-ERR': ['subscription', 'message'],
  },
};
/** The prefixes of NIP-01 for what was not done; `duplicate:` is none. */
const REFUSAL = /^(?:error|invalid|restricted|blocked|rate-limited|auth-required|pow|mute|unsupported):/;

function decode({ direction, ...input }: DecoderInput, counts: Counts): Packet[] {
  const json = jsonMessage({ direction, ...input });
  const word = json.kind === 'array' ? json.text(0) : undefined;
  const parts = word === undefined ? undefined : PARTS[direction][word];
  if (word === undefined || parts === undefined || json.size <= partsNeeded(parts))
    throw new Error('no message of Nostr');
  const event = json.inside(parts.indexOf('event') + 1);
  return [
    {
      type: word,
      summary: shortened(summaryOf(json, parts, event)),
      isError: word === 'OK' ? json.source(2) === 'false' : REFUSAL.test(json.text(parts.indexOf('message') + 1) ?? ''),
      ...keysOf(json, event, { word, direction, counts }),
      fields: () => fieldsOf(json, word, parts),
    },
  ];
}

/** A filter may be left out only by mistake, a message is left out by many a relay. */
const partsNeeded = (parts: readonly string[]): number => parts.filter((part) => part !== 'message').length || 1;

/** An event by its kind and content, everything else as it is written. */
function summaryOf(json: JsonReader, parts: readonly string[], event: JsonReader | undefined): string {
  const said = parts.map((part, index) => {
    if (part === 'subscription' || part === 'query' || part === 'event id') return json.text(index + 1)?.slice(0, 16);
    if (part === 'event' && event?.kind === 'object')
      return `kind ${event.source('kind') ?? '?'}: ${event.text('content') ?? ''}`;
    if (part === 'filter' && index === parts.length - 1) return json.rest(index + 1).slice(1, -1);
    return json.text(index + 1) ?? json.source(index + 1);
  });
  return said.filter((part) => part !== undefined && part !== '').join(' ');
}

/** In the event that answers it, as NIP-42 says. */
const CHALLENGE = /\["challenge"\s{0,9},\s{0,9}"([^"\\]{1,200})"/;

/**
 * An event by its id, everything of a subscription, a count or a reconciliation by the name that the client gave it. The
 * relay refuses a count in the words that it has for a subscription.
 */
function keysOf(
  json: JsonReader,
  event: JsonReader | undefined,
  { word, direction, counts }: { word: string; direction: Way; counts: Counts },
): Partial<Packet> {
  if (word === 'COUNT') return countKeys(json.text(1) ?? '', direction, counts);
  if (direction === 'sent') return sentKeys(json, event, word);
  switch (word) {
    case 'OK':
      return { answers: key('event', json.text(1)) };
    case 'AUTH':
      return { opens: [{ by: 'received', id: `challenge ${json.text(1)}` }] };
    case 'NEG-MSG':
      return { answers: key('reconciliation', json.text(1)), isPartialAnswer: true };
    case 'NEG-ERR':
      return { answers: key('reconciliation', json.text(1)) };
    case 'EVENT':
    case 'EOSE':
      return { answers: key('subscription', json.text(1)), isPartialAnswer: true }; // new events come after EOSE
    case 'CLOSED':
      return { answers: key(counts.delete(json.text(1) ?? '') ? 'count' : 'subscription', json.text(1)) };
    default:
      return {};
  }
}

const key = (kind: string, id: string | undefined): PairKey => ({ by: 'sent', id: `${kind} ${id ?? ''}` });

function countKeys(name: string, direction: Way, counts: Counts): Partial<Packet> {
  counts.delete(name);
  if (direction === 'received') return { answers: key('count', name) };
  counts.add(name);
  const [oldest] = counts;
  if (counts.size > MOST_COUNTS && oldest !== undefined) counts.delete(oldest);
  return { asks: key('count', name) };
}

function sentKeys(json: JsonReader, event: JsonReader | undefined, word: string): Partial<Packet> {
  switch (word) {
    case 'EVENT':
      return { asks: key('event', event?.text('id')) };
    case 'AUTH': {
      const challenge = CHALLENGE.exec(event?.source('tags') ?? '')?.[1];
      const continues =
        challenge === undefined ? {} : { continues: { by: 'received', id: `challenge ${challenge}` } as const };
      return { asks: key('event', event?.text('id')), ...continues };
    }
    case 'REQ':
      return { asks: key('subscription', json.text(1)) };
    case 'CLOSE':
      return { continues: key('subscription', json.text(1)) };
    case 'NEG-OPEN':
      return { asks: key('reconciliation', json.text(1)) };
    default:
      return { continues: key('reconciliation', json.text(1)) };
  }
}

function fieldsOf(json: JsonReader, word: string, parts: readonly string[]): Field[] {
  const fields: Field[] = [{ name: 'message', value: word }];
  for (let index = 1; index < json.size; index++) {
    const name = parts[index - 1] ?? parts.at(-1) ?? ''; // there may be any number of filters
    fields.push(jsonField(name, json.source(index) ?? ''));
  }
  return fields;
}
