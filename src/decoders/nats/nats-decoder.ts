import type { Way } from '../../protocol/from-page.ts';
import type { ByteRange, Decoder, DecoderInput, DecodeStream, Field, FieldValue, Packet } from '../decoder.ts';
import { otherSide } from '../decoder.ts';
import { isJson } from '../json/json-reader.ts';
import { utf8Text } from '../utf8-text.ts';
import { shortened, valueText } from '../value-text.ts';
import { NatsFraming, type Operation } from './nats-framing.ts';
import { OPERATIONS } from './operations.ts';

/** https://docs.nats.io/reference/reference-protocols/nats-protocol, with the headers of ADR-4. */
export const natsDecoder: Decoder = { id: 'nats', start: () => new NatsStream() };

const encoder = new TextEncoder();
const strict = new TextDecoder('utf-8', { fatal: true });

class NatsStream implements DecodeStream {
  #framing: Record<Way, NatsFraming> = { sent: new NatsFraming(), received: new NatsFraming() };

  fork(): NatsStream {
    const fork = new NatsStream();
    fork.#framing = { sent: this.#framing.sent.fork(), received: this.#framing.received.fork() };
    return fork;
  }

  skip(): void {
    this.#framing = { sent: new NatsFraming(), received: new NatsFraming() };
  }

  decode({ direction, payload: { opcode, data, fullSize } }: DecoderInput): Packet[] {
    const bytes = opcode === 'text' ? encoder.encode(data) : new Uint8Array(data);
    const operations = this.#framing[direction].push(bytes, fullSize !== undefined);
    return operations.map((operation) => packetOf(operation, direction, opcode === 'binary'));
  }
}

function packetOf(operation: Operation, direction: Way, hasPlaces: boolean): Packet {
  const { name } = operation;
  const words = wordsOf(operation);
  const headerSize = Number(words['header size'] ?? 0);
  if (headerSize > operation.body.length) throw new Error('headers are longer than their message');
  const headers = operation.body.subarray(0, headerSize);
  const status = /^NATS\/1\.0 (\d{3}[^\r\n]{0,200})/.exec(utf8Text(headers.subarray(0, 250)))?.[1];
  return {
    type: name,
    summary: shortened(summaryOf(operation, words, status)),
    isHeartbeat: name === 'PING' || name === 'PONG',
    isError: name === '-ERR' || /^[45]/.test(status ?? ''),
    ...keysOf(name, words, direction),
    fields: () => fieldsOf(operation, words, hasPlaces),
  };
}

type Words = Readonly<Partial<Record<string, string>>>;

/** By their names; what may be left out is there when there are as many words as parts. */
function wordsOf({ name, words }: Operation): Words {
  const parts = OPERATIONS[name] ?? [];
  const isFull = words.length === parts.length;
  const names = parts.filter((part) => isFull || !part.endsWith('?')).map((part) => part.replace('?', ''));
  return Object.fromEntries(names.map((part, index) => [part, words[index] ?? '']));
}

function summaryOf({ body, words }: Operation, { subject, ...rest }: Words, status: string | undefined): string {
  if (subject === undefined) return words.join(' ');
  const payload = body.subarray(Number(rest['header size'] ?? 0));
  const text = payload.length > 0 ? (textOf(payload) ?? valueText(payload)) : undefined;
  return [subject, rest['queue group'], status, text].filter((part) => part !== undefined && part !== '').join(' ');
}

/** Whoever is to answer publishes to the subject that the question names: its inbox. Others may answer, too. */
function keysOf(name: string, words: Words, direction: Way): Partial<Packet> {
  if (name === 'PING') return { asks: { by: direction, id: 'ping' } };
  if (name === 'PONG') return { answers: { by: otherSide(direction), id: 'ping' } };
  const { subject, 'reply to': inbox } = words;
  if (subject === undefined || name === 'SUB') return {};
  return {
    answers: { by: otherSide(direction), id: `inbox ${subject}` },
    isPartialAnswer: true,
    isGuess: true, // most subjects are no inbox
    ...(inbox === undefined ? {} : { asks: { by: direction, id: `inbox ${inbox}` } }),
  };
}

/** Undefined when it is no UTF-8. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined; // it is bytes, then
  }
}

const textValue = (text: string): FieldValue => (/^[{[]/.test(text) && isJson(text) ? { json: text } : text);

function fieldsOf(operation: Operation, words: Words, hasPlaces: boolean): Field[] {
  const { name, start, lineEnd, body, bodyAt } = operation;
  const field = (key: string, value: FieldValue, bytes: ByteRange): Field =>
    hasPlaces && bytes.start >= 0 ? { name: key, value, bytes } : { name: key, value };
  const headerSize = Number(words['header size'] ?? 0);
  const payload = body.subarray(headerSize);
  const fields = [field('operation', name, { start, end: lineEnd })];
  for (const [key, value = ''] of Object.entries(words)) {
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
