import type { Way } from '../../protocol/from-page.ts';
import type { Decoder, DecodeStream, Packet, PairKey } from '../decoder.ts';
import { otherSide } from '../decoder.ts';
import { shortened } from '../value-text.ts';
import { readWamp, type WampMessage } from './wamp-message.ts';
import { WAMP_ANSWERS, WAMP_MESSAGES } from './wamp-messages.ts';

/** WAMP 2 in JSON, MessagePack or CBOR, as the subprotocol says. */
export const wampDecoder: Decoder = {
  id: 'wamp',
  start({ subprotocol }) {
    const stream: DecodeStream = {
      decode: (input) => [packetOf(readWamp(input, subprotocol), input.direction)],
      fork: () => stream,
    };
    return stream;
  },
};

/** Answers that begin what others belong to. */
const OPENING: Readonly<Record<string, string>> = { SUBSCRIBED: 'subscription', REGISTERED: 'registration' };
const streamKey = (name: string, id = ''): PairKey => ({ by: 'received', id: `${name} ${id}` });
const QUESTIONS = new Set(Object.values(WAMP_ANSWERS));
/** What ends a request before its answer. */
const STOPPED: Readonly<Record<string, string>> = { CANCEL: 'CALL', INTERRUPT: 'INVOCATION' };
/** What says the most, the first of them first. */
const SAID = ['error', 'reason', 'realm', 'method', 'topic', 'procedure', 'arguments', 'keyword arguments'];

/** What says nothing. */
const NOTHING = new Set(['', '{}', 'null']);

function packetOf(message: WampMessage, direction: Way): Packet {
  const [type, ...names] = WAMP_MESSAGES[Number(message.number(0))] ?? [];
  if (type === undefined) throw new Error('no message of WAMP');
  const said = SAID.flatMap((name) => (names.includes(name) ? message.line(names.indexOf(name) + 1) : []));
  return {
    type,
    summary: shortened(said.filter((part) => !NOTHING.has(part)).join(' ')),
    isError: type === 'ERROR' || type === 'ABORT',
    ...keysOf(message, type, direction),
    fields: () => [
      { name: 'message', value: type },
      ...names.flatMap((name, index) => message.fields(index + 1, name)),
    ],
  };
}

/**
 * Each side numbers its requests; an ERROR names the code of what failed; events and calls name what the router granted.
 * Whoever has had enough names the request. Ids have more digits than a double may.
 */
function keysOf(message: WampMessage, type: string, direction: Way): Partial<Packet> {
  if (type === 'ERROR') {
    const [asked = ''] = WAMP_MESSAGES[Number(message.number(1))] ?? [];
    return { answers: { by: otherSide(direction), id: `${asked} ${message.number(2)}` } };
  }
  const hasRequest = WAMP_MESSAGES[Number(message.number(0))]?.[1] === 'request';
  const key = (by: Way, name: string): PairKey => ({ by, id: `${name} ${hasRequest ? message.number(1) : ''}` });
  const stopped = STOPPED[type];
  if (stopped !== undefined) return { continues: key(direction, stopped) };
  if (type === 'GOODBYE') return { answers: key(otherSide(direction), type), asks: key(direction, type) };
  const asked = WAMP_ANSWERS[type];
  if (asked !== undefined && message.number(1) === '0') return revokedKeys(message, type);
  if (asked !== undefined) {
    const opened = OPENING[type];
    if (opened !== undefined)
      return { answers: key(otherSide(direction), asked), opens: [streamKey(opened, message.number(2))] };
    const isProgress = message.member(2, 'progress') === 'true';
    return { answers: key(otherSide(direction), asked), isPartialAnswer: isProgress };
  }
  if (type === 'EVENT') return { continues: streamKey('subscription', message.number(1)) };
  const isQuestion = QUESTIONS.has(type) && (type !== 'PUBLISH' || message.member(2, 'acknowledge') === 'true');
  if (!isQuestion) return {};
  const ofStream = type === 'INVOCATION' ? { continues: streamKey('registration', message.number(2)) } : {};
  return { asks: key(direction, type), ...ofStream };
}

/**
 * Nobody asked the router to take back what it names: then the number of the request is 0.
 * https://wamp-proto.org/wamp_latest_ietf.html#name-subscription-revocation
 */
function revokedKeys(message: WampMessage, type: string): Partial<Packet> {
  const name = type === 'UNSUBSCRIBED' ? 'subscription' : 'registration';
  const id = message.member(2, name);
  return id === undefined ? {} : { continues: streamKey(name, id) };
}
