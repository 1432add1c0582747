import type { Way } from '../../protocol/from-page.ts';
import type { Decoder, DecoderInput, Packet, PairKey } from '../decoder.ts';
import { otherSide } from '../decoder.ts';
import { jsonMessage } from '../json/json-message.ts';
import { type JsonReader, jsonField } from '../json/json-reader.ts';
import { statelessDecoder } from '../stateless-decoder.ts';
import { shortened } from '../value-text.ts';
import { WAMP_ANSWERS, WAMP_MESSAGES } from './wamp-messages.ts';

/** WAMP 2 in JSON. */
export const wampDecoder: Decoder = statelessDecoder('wamp', decode);

/** Answers that begin what others belong to. */
const OPENING: Readonly<Record<string, string>> = { SUBSCRIBED: 'subscription', REGISTERED: 'registration' };
const streamKey = (name: string, id = ''): PairKey => ({ by: 'received', id: `${name} ${id}` });
const QUESTIONS = new Set(Object.values(WAMP_ANSWERS));
/** What ends a request before its answer. */
const STOPPED: Readonly<Record<string, string>> = { CANCEL: 'CALL', INTERRUPT: 'INVOCATION' };
/** What says the most, the first of them first. */
const SAID = ['error', 'reason', 'realm', 'method', 'topic', 'procedure', 'arguments', 'keyword arguments'];

function decode(input: DecoderInput): Packet[] {
  const json = jsonMessage(input);
  const code = json.kind === 'array' ? json.number(0) : undefined;
  const [type, ...names] = WAMP_MESSAGES[code ?? 0] ?? [];
  if (type === undefined) throw new Error('no message of WAMP');
  const at = (name: string) => (names.includes(name) ? json.source(names.indexOf(name) + 1) : undefined);
  const said = SAID.flatMap((name) => at(name) ?? []).filter((part) => part !== '{}' && part !== 'null');
  return [
    {
      type,
      summary: shortened(said.map((part) => (part.startsWith('"') ? part.slice(1, -1) : part)).join(' ')),
      isError: type === 'ERROR' || type === 'ABORT',
      ...keysOf(json, type, input.direction),
      fields: () => [
        { name: 'message', value: type },
        ...names.flatMap((name) => {
          const source = at(name);
          return source === undefined ? [] : [jsonField(name, source)];
        }),
      ],
    },
  ];
}

/**
 * Each side numbers its requests; an ERROR names the code of what failed; events and calls name what the router granted.
 * Whoever has had enough names the request. Ids have more digits than a double may.
 */
function keysOf(json: JsonReader, type: string, direction: Way): Partial<Packet> {
  if (type === 'ERROR') {
    const [asked = ''] = WAMP_MESSAGES[json.number(1) ?? 0] ?? [];
    return { answers: { by: otherSide(direction), id: `${asked} ${json.source(2)}` } };
  }
  const hasRequest = WAMP_MESSAGES[json.number(0) ?? 0]?.[1] === 'request';
  const key = (by: Way, name: string): PairKey => ({ by, id: `${name} ${hasRequest ? json.source(1) : ''}` });
  const stopped = STOPPED[type];
  if (stopped !== undefined) return { continues: key(direction, stopped) };
  if (type === 'GOODBYE') return { answers: key(otherSide(direction), type), asks: key(direction, type) };
  const asked = WAMP_ANSWERS[type];
  if (asked !== undefined && json.source(1) === '0') return revokedKeys(json, type);
  if (asked !== undefined) {
    const opened = OPENING[type];
    if (opened !== undefined)
      return { answers: key(otherSide(direction), asked), opens: [streamKey(opened, json.source(2))] };
    const isProgress = /"progress"\s{0,9}:\s{0,9}true/.test(json.source(2) ?? '');
    return { answers: key(otherSide(direction), asked), isPartialAnswer: isProgress };
  }
  if (type === 'EVENT') return { continues: streamKey('subscription', json.source(1)) };
  const isQuestion =
    QUESTIONS.has(type) && (type !== 'PUBLISH' || /"acknowledge"\s{0,9}:\s{0,9}true/.test(json.source(2) ?? ''));
  if (!isQuestion) return {};
  const ofStream = type === 'INVOCATION' ? { continues: streamKey('registration', json.source(2)) } : {};
  return { asks: key(direction, type), ...ofStream };
}

/**
 * Nobody asked the router to take back what it names: then the number of the request is 0.
 * https://wamp-proto.org/wamp_latest_ietf.html#name-subscription-revocation
 */
function revokedKeys(json: JsonReader, type: string): Partial<Packet> {
  const name = type === 'UNSUBSCRIBED' ? 'subscription' : 'registration';
  const id = json.inside(2)?.source(name);
  return id === undefined ? {} : { continues: streamKey(name, id) };
}
