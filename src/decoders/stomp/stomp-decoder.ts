import type { Way } from '../../protocol/from-page.ts';
import type { Decoder, DecoderInput, DecodeStream, Field, Packet, PairKey, Patience } from '../decoder.ts';
import { otherSide } from '../decoder.ts';
import { isJson } from '../json/json-reader.ts';
import { shortened } from '../value-text.ts';
import { hasEscapes, type StompFrame, StompFraming } from './stomp-framing.ts';
import { type HeartBeat, heartBeatOf, stompPatience } from './stomp-patience.ts';

/** https://stomp.github.io/stomp-specification-1.2.html, and 1.1 and 1.0, in text and binary messages. */
export const stompDecoder: Decoder = {
  id: 'stomp',
  start: ({ subprotocol }) => new StompStream(hasEscapes(subprotocol)),
};

const encoder = new TextEncoder();
const strict = new TextDecoder('utf-8', { fatal: true });

class StompStream implements DecodeStream {
  readonly #hasEscapes: boolean;
  #framing: Record<Way, StompFraming>;
  /** Somebody acknowledges messages: before version 1.2 a message does not say that it is to be. */
  #hasAcks = false;
  /** Messages name their subscriptions: from version 1.1 on all do, and an ACK as well. */
  #hasSubscriptions = false;
  /** As each side has offered to beat. */
  #heartBeats: Partial<Record<Way, HeartBeat>> = {};

  constructor(hasEscapes: boolean) {
    this.#hasEscapes = hasEscapes;
    this.#framing = this.#newFraming();
  }

  get patience(): readonly Patience[] {
    return stompPatience(this.#heartBeats);
  }

  #newFraming(): Record<Way, StompFraming> {
    return { sent: new StompFraming(this.#hasEscapes), received: new StompFraming(this.#hasEscapes) };
  }

  fork(): StompStream {
    const fork = new StompStream(this.#hasEscapes);
    fork.#hasAcks = this.#hasAcks;
    fork.#hasSubscriptions = this.#hasSubscriptions;
    fork.#framing = { sent: this.#framing.sent.fork(), received: this.#framing.received.fork() };
    return fork;
  }

  skip(): void {
    this.#framing = this.#newFraming();
  }

  decode({ direction, payload: { opcode, data, fullSize } }: DecoderInput): Packet[] {
    const bytes = opcode === 'text' ? encoder.encode(data) : new Uint8Array(data);
    const frames = this.#framing[direction].push(bytes, fullSize !== undefined);
    if (frames === null) return [{ type: 'heart-beat', isHeartbeat: true, fields: () => [] }];
    return frames.map((frame) => {
      const header = (name: string) => frame.headers.find(([key]) => key === name)?.[1];
      this.#hasAcks ||= isAboutAcks(frame.command, header);
      this.#hasSubscriptions ||= frame.command === 'MESSAGE' && header('subscription') !== undefined;
      if (/^(CONNECT|STOMP|CONNECTED)$/.test(frame.command)) {
        this.#heartBeats = { ...this.#heartBeats, [direction]: heartBeatOf(header('heart-beat')) ?? [0, 0] };
      }
      const habits = { hasAcks: this.#hasAcks, hasSubscriptions: this.#hasSubscriptions };
      return packetOf(frame, { header, keys: keysOf(frame.command, header, direction, habits) }, opcode === 'binary');
    });
  }
}

type Header = (name: string) => string | undefined;

/** https://stomp.github.io/stomp-specification-1.1.html#SUBSCRIBE_ack_Header */
const isAboutAcks = (command: string, header: Header): boolean =>
  command === 'SUBSCRIBE'
    ? (header('ack') ?? 'auto') !== 'auto'
    : (command === 'ACK' || command === 'NACK') && header('message-id') !== undefined;

interface Said {
  readonly header: Header;
  readonly keys: Partial<Packet>;
}

function packetOf(frame: StompFrame, { header, keys }: Said, hasPlaces: boolean): Packet {
  const { command } = frame;
  const body = bodyText(frame.body);
  const about =
    header('destination') ?? header('message') ?? header('receipt-id') ?? header('id') ?? header('transaction');
  return {
    type: command,
    summary: shortened([about, body].filter((part) => part !== undefined && part !== '').join(' ')),
    isError: command === 'ERROR',
    ...keys,
    fields: () => [
      { name: 'command', value: command },
      { name: 'headers', value: frame.headers.map(([name, value]): Field => ({ name, value })) },
      ...(frame.body.length === 0 ? [] : [bodyField(frame, body, hasPlaces)]),
    ],
  };
}

function bodyField({ body, bodyAt }: StompFrame, text: string | undefined, hasPlaces: boolean): Field {
  const value = text === undefined ? body : isJson(text) ? { json: text } : text;
  const bytes = { start: bodyAt, end: bodyAt + body.length };
  return hasPlaces && bodyAt >= 0 ? { name: 'body', value, bytes } : { name: 'body', value };
}

/** Undefined when it is no UTF-8. */
function bodyText(body: Uint8Array): string | undefined {
  try {
    return strict.decode(body);
  } catch {
    return undefined; // it is bytes, then
  }
}

const key = (by: Way, name: string, id: string | undefined): PairKey | undefined =>
  id === undefined ? undefined : { by, id: `${name} ${id}` };
const asks = (asked: PairKey | undefined) => (asked ? { asks: asked } : {});
const answers = (answered: PairKey | undefined) => (answered ? { answers: answered } : {});
const opens = (...opened: readonly (PairKey | undefined)[]) => ({ opens: opened.filter((one) => one !== undefined) });

/** What was seen on the connection so far. */
interface Habits {
  readonly hasAcks: boolean;
  readonly hasSubscriptions: boolean;
}

/**
 * Of a message before version 1.2: in 1.1 its id is unique only in its subscription. No header has a NUL.
 * https://stomp.github.io/stomp-specification-1.1.html#ACK
 */
function inSubscription(by: Way, header: Header): PairKey | undefined {
  const [id, subscription] = [header('message-id'), header('subscription')];
  return id === undefined || subscription === undefined ? undefined : key(by, 'ack in', `${subscription}\0${id}`);
}

/**
 * A receipt answers whatever asked for it; an ACK or a NACK answers the message that wants one; messages belong to the
 * subscription that they name, and what is sent to the transaction.
 */
function keysOf(command: string, header: Header, direction: Way, habits: Habits): Partial<Packet> {
  switch (command) {
    case 'CONNECT':
    case 'STOMP':
      return asks(key(direction, 'connect', ''));
    case 'CONNECTED':
      return answers(key(otherSide(direction), 'connect', ''));
    case 'RECEIPT':
    case 'ERROR':
      return answers(key(otherSide(direction), 'receipt', header('receipt-id')));
    case 'ACK':
    case 'NACK':
      return acknowledgement(header, direction, habits.hasSubscriptions);
    case 'MESSAGE': {
      const subscription = key(otherSide(direction), 'subscription', header('subscription'));
      const ack = header('ack');
      const waits =
        ack === undefined && habits.hasAcks
          ? opens(key(direction, 'ack of', header('message-id')), inSubscription(direction, header))
          : asks(key(direction, 'ack', ack));
      return { ...waits, ...(subscription ? { continues: subscription } : {}) };
    }
    case 'SUBSCRIBE':
    case 'UNSUBSCRIBE': {
      const subscription = key(direction, 'subscription', header('id'));
      const receipt = asks(key(direction, 'receipt', header('receipt')));
      if (!subscription) return receipt;
      return { ...receipt, ...(command === 'SUBSCRIBE' ? { opens: [subscription] } : { continues: subscription }) };
    }
    case 'BEGIN':
    case 'COMMIT':
    case 'ABORT':
    case 'SEND': {
      const transaction = key(direction, 'transaction', header('transaction'));
      const receipt = asks(key(direction, 'receipt', header('receipt')));
      if (!transaction) return receipt;
      return { ...receipt, ...(command === 'BEGIN' ? { opens: [transaction] } : { continues: transaction }) };
    }
    default:
      return asks(key(direction, 'receipt', header('receipt')));
  }
}

/**
 * Names what the message has as `ack`; before version 1.2 its `message-id`, in its subscription where both name one, and
 * then it may be of one that was not seen.
 * An answer that would ask as well only does when it answers nothing: the receipt is what it begins.
 */
function acknowledgement(header: Header, direction: Way, hasSubscriptions: boolean): Partial<Packet> {
  const by = otherSide(direction);
  const id = header('id');
  const named = hasSubscriptions ? inSubscription(by, header) : undefined;
  const answer =
    id === undefined
      ? { ...answers(named ?? key(by, 'ack of', header('message-id'))), isGuess: true }
      : answers(key(by, 'ack', id));
  return { ...answer, ...opens(key(direction, 'receipt', header('receipt'))) };
}
