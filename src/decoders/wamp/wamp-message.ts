import { type CborValue, readCbor } from '../cbor/read-cbor.ts';
import type { DecoderInput, Field, FieldValue } from '../decoder.ts';
import { jsonMessage } from '../json/json-message.ts';
import { type JsonReader, jsonField } from '../json/json-reader.ts';
import { readMsgpack } from '../msgpack/read-msgpack.ts';
import { timestampText } from '../msgpack/timestamp.ts';
import { valueText } from '../value-text.ts';

/** A message in whatever it is written in: a list whose items are asked for by their place. */
export interface WampMessage {
  /** As it is written, since ids have more digits than a double may; undefined for anything else. */
  readonly number: (index: number) => string | undefined;
  /** On one line. */
  readonly line: (index: number) => string;
  /** A member of an item that is an object, on one line. */
  readonly member: (index: number, key: string) => string | undefined;
  /** None when the item is left out. */
  readonly fields: (index: number, name: string) => readonly Field[];
}

type ReadValue = (bytes: Uint8Array) => CborValue;
/** By the subprotocol; without one of these, messages are JSON. */
const READERS: ReadonlyMap<string, ReadValue> = new Map<string, ReadValue>([
  ['wamp.2.msgpack', (bytes) => readMsgpack(bytes, 0, timestampText)],
  ['wamp.2.cbor', (bytes) => readCbor(bytes)],
]);

/** @throws Error when it is no list. */
export function readWamp(input: DecoderInput, subprotocol: string): WampMessage {
  const { opcode, data } = input.payload;
  const read = READERS.get(subprotocol);
  if (opcode === 'text' || !read) return fromJson(jsonMessage(input));
  const { value, bytes } = read(new Uint8Array(data));
  if (!Array.isArray(value) || bytes.end !== data.byteLength) throw new Error('no message of WAMP');
  return fromValues(value as readonly Field[]);
}

function fromJson(json: JsonReader): WampMessage {
  if (json.kind !== 'array') throw new Error('no message of WAMP');
  return {
    number: (index) => (json.number(index) === undefined ? undefined : json.source(index)),
    line: (index) => json.text(index) ?? json.source(index) ?? '',
    member: (index, key) => json.inside(index)?.source(key),
    fields: (index, name) => {
      const source = json.source(index);
      return source === undefined ? [] : [jsonField(name, source)];
    },
  };
}

function fromValues(items: readonly Field[]): WampMessage {
  return {
    number: (index) => {
      const value = items[index]?.value;
      return typeof value === 'number' || typeof value === 'bigint' ? `${value}` : undefined;
    },
    line: (index) => lineOf(items[index]?.value),
    member: (index, key) => {
      const value = items[index]?.value;
      const found = Array.isArray(value) ? (value as readonly Field[]).find(({ name }) => name === key) : undefined;
      return found && lineOf(found.value);
    },
    fields: (index, name) => {
      const item = items[index];
      return item ? [{ ...item, name }] : [];
    },
  };
}

const lineOf = (value: FieldValue | undefined): string => (value === undefined ? '' : valueText(value));
