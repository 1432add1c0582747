import type { Way } from '../../protocol/from-page.ts';
import type { Decoder, DecoderInput, DecodeStream, Field, Packet, PairKey } from '../decoder.ts';
import { otherSide } from '../decoder.ts';
import { isJson } from '../json/json-reader.ts';
import { shortened } from '../value-text.ts';
import { type StompFrame, StompFraming } from './stomp-framing.ts';

/** https://stomp.github.io/stomp-specification-1.2.html, and 1.1 and 1.0, in text and binary messages. */
export const stompDecoder: Decoder = { id: 'stomp', start: () => new StompStream() };

const encoder = new TextEncoder();
const strict = new TextDecoder('utf-8', { fatal: true });

class StompStream implements DecodeStream {
  #framing: Record<Way, StompFraming> = { sent: new StompFraming(), received: new StompFraming() };

  fork(): StompStream {
    const fork = new StompStream();
    fork.#framing = { sent: this.#framing.sent.fork(), received: this.#framing.received.fork() };
    return fork;
  }

  skip(): void {
    this.#framing = { sent: new StompFraming(), received: new StompFraming() };
  }

  decode({ direction, payload: { opcode, data, fullSize } }: DecoderInput): Packet[] {
    const bytes = opcode === 'text' ? encoder.encode(data) : new Uint8Array(data);
    const frames = this.#framing[direction].push(bytes, fullSize !== undefined);
    if (frames === null) return [{ type: 'heart-beat', isHeartbeat: true, fields: () => [] }];
    return frames.map((frame) => packetOf(frame, direction, opcode === 'binary'));
  }
}

function packetOf(frame: StompFrame, direction: Way, hasPlaces: boolean): Packet {
  const { command } = frame;
  const header = (name: string) => frame.headers.find(([key]) => key === name)?.[1];
  const body = bodyText(frame.body);
  const about =
    header('destination') ?? header('message') ?? header('receipt-id') ?? header('id') ?? header('transaction');
  return {
    type: command,
    summary: shortened([about, body].filter((part) => part !== undefined && part !== '').join(' ')),
    isError: command === 'ERROR',
    ...keysOf(command, header, direction),
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

/**
 * A receipt answers whatever asked for it; an ACK or a NACK answers the message that wants one; messages belong to the
 * subscription that they name.
 */
function keysOf(command: string, header: (name: string) => string | undefined, direction: Way): Partial<Packet> {
  const key = (by: Way, name: string, id: string | undefined): PairKey | undefined =>
    id === undefined ? undefined : { by, id: `${name} ${id}` };
  const asks = (asked: PairKey | undefined) => (asked ? { asks: asked } : {});
  const answers = (answered: PairKey | undefined) => (answered ? { answers: answered } : {});
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
    case 'NACK': {
      const receipt = key(direction, 'receipt', header('receipt'));
      // An answer that would ask as well only does when it answers nothing: the receipt is what it begins.
      return { ...answers(key(otherSide(direction), 'ack', header('id'))), ...(receipt ? { opens: [receipt] } : {}) };
    }
    case 'MESSAGE': {
      const subscription = key(otherSide(direction), 'subscription', header('subscription'));
      return { ...asks(key(direction, 'ack', header('ack'))), ...(subscription ? { continues: subscription } : {}) };
    }
    case 'SUBSCRIBE':
    case 'UNSUBSCRIBE': {
      const subscription = key(direction, 'subscription', header('id'));
      const receipt = asks(key(direction, 'receipt', header('receipt')));
      if (!subscription) return receipt;
      return { ...receipt, ...(command === 'SUBSCRIBE' ? { opens: [subscription] } : { continues: subscription }) };
    }
    default:
      return asks(key(direction, 'receipt', header('receipt')));
  }
}
