import type { Way } from '../../protocol/from-page.ts';
import type { DecoderInput, Field } from '../decoder.ts';
import { type JsonReader, jsonField, readJson } from '../json/json-reader.ts';
import { utf8Text } from '../utf8-text.ts';

/** One message of a channel, whatever the version and the encoding. */
export interface PhoenixMessage {
  readonly joinRef: string | null;
  readonly ref: string | null;
  readonly topic: string;
  /** Of a binary reply, `phx_reply`, as of any other. */
  readonly event: string;
  /** Of a reply: `ok`, `error` or what the server made up. */
  readonly status: string | undefined;
  /** JSON as it is written, or bytes. */
  readonly payload: string | Uint8Array;
  readonly fields: () => readonly Field[];
}

/** @throws Error when it is no message of Phoenix. */
export function readPhoenix({ direction, payload: { opcode, data, fullSize } }: DecoderInput): PhoenixMessage {
  if (opcode === 'binary') return readBinary(new Uint8Array(data), direction);
  const json = readJson(data, fullSize !== undefined);
  return json.kind === 'array' ? messageOf(json, [0, 1, 2, 3, 4]) : messageOf(json, KEYS);
}

export const KEYS = ['join_ref', 'ref', 'topic', 'event', 'payload'] as const;

/** A text, or a number, as clients for other platforms have it; null where there is none. */
const refOf = (json: JsonReader, key: string | number): string | null =>
  json.text(key) ?? json.number(key)?.toString() ?? null;

/** An array of five since version 2, an object before. */
function messageOf(json: JsonReader, keys: readonly (string | number)[]): PhoenixMessage {
  const [joinRef = 0, ref = 1, topic = 2, event = 3, payload = 4] = keys;
  const names = [json.text(topic), json.text(event)];
  if (names[0] === undefined || names[1] === undefined) throw new Error('no topic and event of Phoenix');
  return {
    joinRef: refOf(json, joinRef),
    ref: refOf(json, ref),
    topic: names[0],
    event: names[1],
    status: names[1] === 'phx_reply' ? json.inside(payload)?.text('status') : undefined,
    payload: json.source(payload) ?? '',
    fields: () =>
      keys.flatMap((key, index) => {
        const source = json.source(key);
        return source === undefined ? [] : [jsonField(KEYS[index] ?? '', source)];
      }),
  };
}

/** By their number. */
export const BINARY_KINDS = ['push', 'reply', 'broadcast'] as const;

/** What stands before the payload, each with its length in one byte at the beginning; by kind and, for a push, way. */
export const BINARY = {
  sent: ['join_ref', 'ref', 'topic', 'event'],
  received: ['join_ref', 'topic', 'event'],
  reply: ['join_ref', 'ref', 'topic', 'status'],
  broadcast: ['topic', 'event'],
} as const;

/** https://github.com/phoenixframework/phoenix/blob/main/assets/js/phoenix/serializer.js */
function readBinary(bytes: Uint8Array, direction: Way): PhoenixMessage {
  const kind = BINARY_KINDS[bytes[0] ?? -1];
  if (!kind) throw new Error('no kind of a binary message of Phoenix');
  const names: readonly string[] = BINARY[kind === 'push' ? direction : kind];
  let at = 1 + names.length;
  const parts: Field[] = [{ name: 'kind', value: kind, bytes: { start: 0, end: 1 } }];
  const texts = new Map<string, string>();
  for (const [index, name] of names.entries()) {
    const end = at + (bytes[1 + index] ?? bytes.length);
    if (end > bytes.length) throw new Error('a binary message of Phoenix is cut off');
    texts.set(name, utf8Text(bytes.subarray(at, end)));
    parts.push({ name, value: texts.get(name) ?? '', bytes: { start: at, end } });
    at = end;
  }
  const payload = bytes.subarray(at);
  return {
    joinRef: texts.get('join_ref') || null,
    ref: texts.get('ref') || null,
    topic: texts.get('topic') ?? '',
    event: texts.get('event') ?? 'phx_reply',
    status: texts.get('status'),
    payload,
    fields: () => [...parts, { name: 'payload', value: payload, bytes: { start: at, end: bytes.length } }],
  };
}
