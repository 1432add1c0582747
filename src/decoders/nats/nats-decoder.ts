import type { Way } from '../../protocol/from-page.ts';
import type { ByteRange, Decoder, DecoderInput, DecodeStream, Field, FieldValue, Packet, PairKey } from '../decoder.ts';
import { otherSide } from '../decoder.ts';
import { isJson } from '../json/json-reader.ts';
import { LazyPacket, type Meaning } from '../lazy-packet.ts';
import { utf8Text } from '../utf8-text.ts';
import { shortened, valueText } from '../value-text.ts';
import { Acknowledgements, CONNECT_KEY, subjectKey } from './acknowledgements.ts';
import { NatsFraming, type Operation } from './nats-framing.ts';
import { partsOf } from './operations.ts';

/** https://docs.nats.io/reference/reference-protocols/nats-protocol, with the headers of ADR-4. */
export const natsDecoder: Decoder = { id: 'nats', start: () => new NatsStream() };

const encoder = new TextEncoder();
const strict = new TextDecoder('utf-8', { fatal: true });

class NatsStream implements DecodeStream {
  #framing: Record<Way, NatsFraming> = { sent: new NatsFraming(), received: new NatsFraming() };
  #acknowledgements = new Acknowledgements();

  fork(): NatsStream {
    const fork = new NatsStream();
    fork.#framing = { sent: this.#framing.sent.fork(), received: this.#framing.received.fork() };
    fork.#acknowledgements = this.#acknowledgements.fork();
    return fork;
  }

  skip(): void {
    this.#acknowledgements.skip();
    this.#framing = { sent: new NatsFraming(), received: new NatsFraming() };
  }

  decode({ direction, payload: { opcode, data, fullSize } }: DecoderInput): Packet[] {
    const bytes = opcode === 'text' ? encoder.encode(data) : new Uint8Array(data);
    const isCut = fullSize !== undefined;
    let isCounted = false;
    try {
      const operations = this.#framing[direction].push(bytes, isCut);
      const packets = operations.map((one) => packetOf(one, this.#keysOf(one, direction), opcode === 'binary'));
      isCounted = !isCut;
      return packets;
    } finally {
      if (!isCounted) this.#acknowledgements.skip(); // nobody knows how many operations it has
    }
  }

  #keysOf(operation: Operation, direction: Way): Keys {
    const { name } = operation;
    if (name === '+OK' || name === '-ERR') return this.#acknowledgements.answer(operation);
    const acknowledged = direction === 'sent' ? this.#acknowledgements.ask(operation) : undefined;
    return keysOf(operation, direction, acknowledged);
  }
}

function packetOf(operation: Operation, keys: Keys, hasPlaces: boolean): Packet {
  const { name, body } = operation;
  const headerSize = Number(wordOf(operation, 'header size') ?? 0);
  if (headerSize > body.length) throw new Error('headers are longer than their message');
  const status = headerSize === 0 ? undefined : statusOf(body, headerSize);
  const isError = name === '-ERR' || status?.startsWith('4') === true || status?.startsWith('5') === true;
  const isHeartbeat = name === 'PING' || name === 'PONG';
  return new LazyPacket(
    { type: name, isHeartbeat, isError, ...keys },
    {
      summary: () => shortened(summaryOf(operation, headerSize, status)),
      fields: () => fieldsOf(operation, headerSize, hasPlaces),
    },
  );
}

const statusOf = (body: Uint8Array, headerSize: number): string | undefined =>
  /^NATS\/1\.0 (\d{3}[^\r\n]{0,200})/.exec(utf8Text(body, 0, Math.min(headerSize, 250)))?.[1];

/** One of the words behind the name; undefined where it is left out, or never is. */
function wordOf({ name, words }: Operation, part: string): string | undefined {
  const index = partsOf(name, words.length)?.indexOf(part) ?? -1;
  return index < 0 ? undefined : words[index];
}

function summaryOf(operation: Operation, headerSize: number, status: string | undefined): string {
  const { words, body } = operation;
  const subject = wordOf(operation, 'subject');
  if (subject === undefined) return words.join(' ');
  const payload = body.subarray(headerSize);
  const text = payload.length > 0 ? (textOf(payload) ?? valueText(payload)) : undefined;
  const group = wordOf(operation, 'queue group');
  return [subject, group, status, text].filter((part) => part !== undefined && part !== '').join(' ');
}

type Keys = Omit<Meaning, 'type'>;

/** Names that are made up for one question, or one message: nobody is told that they are forbidden. */
const PASSING = /^(?:_INBOX|\$JS\.ACK)\./;

/**
 * Whoever is to answer publishes to the subject that the question names: its inbox. Others may answer, too. What is
 * delivered names the subscription that it is delivered for, by the number that the subscriber has given it.
 * `acknowledged`: the key by which the server says that it was heard.
 */
function keysOf(operation: Operation, direction: Way, acknowledged: PairKey | undefined): Keys {
  const { name } = operation;
  if (name === 'PING') return { asks: { by: direction, id: 'ping' } };
  if (name === 'PONG') return { answers: { by: otherSide(direction), id: 'ping' } };
  if (name === 'CONNECT') return { asks: acknowledged, opens: [CONNECT_KEY] };
  const sid = wordOf(operation, 'subscription');
  const subject = wordOf(operation, 'subject');
  if (name === 'SUB') {
    return { asks: acknowledged, opens: [{ by: direction, id: `sid ${sid}` }, subjectKey('SUB', subject ?? '')] };
  }
  if (name === 'UNSUB') return { asks: acknowledged, continues: { by: direction, id: `sid ${sid}` } };
  if (subject === undefined) return {};
  const inbox = wordOf(operation, 'reply to');
  return {
    asks: inbox === undefined ? undefined : { by: direction, id: `inbox ${inbox}` },
    answers: { by: otherSide(direction), id: `inbox ${subject}` },
    isPartialAnswer: true,
    isGuess: true, // most subjects are no inbox
    ...(sid === undefined
      ? { opens: publishKeys(subject, acknowledged) }
      : { continues: { by: otherSide(direction), id: `sid ${sid}` } }),
  };
}

/** It may answer something itself: then it does not ask. */
const publishKeys = (subject: string, acknowledged: PairKey | undefined): PairKey[] => [
  ...(acknowledged ? [acknowledged] : []),
  ...(PASSING.test(subject) ? [] : [subjectKey('PUB', subject)]),
];

/** Undefined when it is no UTF-8. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined; // it is bytes, then
  }
}

const textValue = (text: string): FieldValue => (/^[{[]/.test(text) && isJson(text) ? { json: text } : text);

function fieldsOf({ name, words, place, body }: Operation, headerSize: number, hasPlaces: boolean): Field[] {
  const { start, lineEnd, bodyAt } = place;
  const field = (key: string, value: FieldValue, bytes: ByteRange): Field =>
    hasPlaces && bytes.start >= 0 ? { name: key, value, bytes } : { name: key, value };
  const payload = body.subarray(headerSize);
  const fields = [field('operation', name, { start, end: lineEnd })];
  for (const [index, key] of (partsOf(name, words.length) ?? []).entries()) {
    const value = words[index] ?? '';
    fields.push({ name: key, value: /^\d{1,9}$/.test(value) ? Number(value) : textValue(value) });
  }
  const headersEnd = bodyAt + headerSize;
  if (headerSize > 0) fields.push(field('headers', headersOf(body, headerSize), { start: bodyAt, end: headersEnd }));
  if (payload.length === 0) return fields;
  const text = textOf(payload);
  const value = text === undefined ? payload : textValue(text);
  return [...fields, field('payload', value, { start: headersEnd, end: bodyAt + body.length })];
}

/** `NATS/1.0`, perhaps with a status, then a line each. */
function headersOf(body: Uint8Array, size: number): Field[] {
  const [first = '', ...lines] = utf8Text(body.subarray(0, size)).split('\r\n');
  const status = first.replace(/^NATS\/1\.0\s*/, '');
  const headers = lines.flatMap((line): Field[] => {
    const colon = line.indexOf(':');
    return colon < 1 ? [] : [{ name: line.slice(0, colon), value: line.slice(colon + 1).trim() }];
  });
  return status === '' ? headers : [{ name: 'status', value: status }, ...headers];
}
