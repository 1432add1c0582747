import { isRecord } from '../../protocol/parsed.ts';
import type { ByteRange, DecoderInput, Field } from '../decoder.ts';
import { type JsonReader, readJson } from '../json/json-reader.ts';
import { utf8Text } from '../utf8-text.ts';

/** A message of https://jupyter-client.readthedocs.io/en/stable/messaging.html, whatever it travelled in. */
export interface KernelMessage {
  readonly channel: string;
  readonly header: Texts;
  readonly parent: Texts | undefined;
  /** Of a reply: `ok`, `error` or `aborted`. */
  readonly status: () => string | undefined;
  /** Read when it is asked for. */
  readonly content: () => JsonReader | undefined;
  /** All that there is, in its order; what is bytes says where it stands. */
  readonly fields: () => readonly Field[];
}

/** The members of an object that are texts. */
type Texts = Pick<JsonReader, 'text'>;

const PARTS = ['header', 'parent_header', 'metadata', 'content'];
/** Parts of one message. */
const MOST = 10_000;
/** UTF-16 units that are parsed at once, which is four times as fast as to find the members of a text. */
const PARSED = 64 * 1024;

/**
 * `parents`: those of a connection whose subprotocol is v1, and whose messages are all binary; null for another.
 * @throws Error when it is none.
 */
export function readKernelMessage(
  { payload: { opcode, data, fullSize } }: DecoderInput,
  parents: RepeatedTexts | null,
): KernelMessage {
  const isPart = fullSize !== undefined;
  if (opcode === 'text') return fromJson(data, isPart, () => []);
  const bytes = new Uint8Array(data);
  return parents ? fromParts(bytes, isPart, parents) : fromBinary(bytes, isPart);
}

function fromJson(text: string, isPart: boolean, buffers: () => readonly Field[]): KernelMessage {
  const read = () => readJson(text, isPart);
  const value = isPart || text.length > PARSED ? undefined : parsed(text);
  return value ? fromValue(value, read, buffers) : fromReader(read(), buffers);
}

function fromReader(json: JsonReader, buffers: () => readonly Field[]): KernelMessage {
  const header = json.inside('header');
  if (header?.text('msg_type') === undefined) throw new Error('no header of a message of Jupyter');
  return {
    channel: json.text('channel') ?? '',
    header,
    parent: json.inside('parent_header'),
    status: () => json.inside('content')?.text('status'),
    content: () => json.inside('content'),
    fields: () => [...json.fields('channel', ...PARTS), ...buffers()],
  };
}

function fromValue(value: Values, read: () => JsonReader, buffers: () => readonly Field[]): KernelMessage {
  const { channel, header, parent_header: parent, content } = value;
  if (!isRecord(header) || typeof header.msg_type !== 'string') throw new Error('no header of a message of Jupyter');
  return {
    channel: typeof channel === 'string' ? channel : '',
    header: textsOf(header),
    parent: isRecord(parent) ? textsOf(parent) : undefined,
    status: () => (isRecord(content) ? textsOf(content).text('status') : undefined),
    content: () => read().inside('content'),
    fields: () => [...read().fields('channel', ...PARTS), ...buffers()],
  };
}

type Values = Readonly<Record<string, unknown>>;

/** @throws Error when it is no object or list. */
function parsed(text: string): Values {
  const value = jsonOf(text);
  if (typeof value !== 'object' || value === null) throw new Error('neither an object nor a list of JSON');
  return value as Values;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new Error('not well-formed JSON', { cause });
  }
}

const textsOf = (values: Values): Texts => ({
  text: (key) => {
    const value = values[key];
    return typeof value === 'string' ? value : undefined;
  },
});

/** How many parts, where each begins, the message as JSON, and the buffers that JSON cannot hold. */
function fromBinary(bytes: Uint8Array, isPart: boolean): KernelMessage {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = bytes.length < 4 ? 0 : view.getUint32(0);
  if (count < 1 || count > MOST || 4 + 4 * count > bytes.length) throw new Error('no binary message of Jupyter');
  const starts = Array.from({ length: count }, (_, index) => view.getUint32(4 + 4 * index));
  const ranges = rangesOf([...starts, isPart ? Number.MAX_SAFE_INTEGER : bytes.length], 4 + 4 * count, bytes.length);
  return fromJson(textOf(bytes, ranges[0]), isPart, () => bufferFields(bytes, ranges.slice(1)));
}

/**
 * https://jupyter-server.readthedocs.io/en/latest/developers/websocket-protocols.html: how many offsets, where each
 * part begins and the last one ends, then channel, header, parent header, metadata, content and buffers.
 */
function fromParts(bytes: Uint8Array, isPart: boolean, parents: RepeatedTexts): KernelMessage {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const numberAt = (at: number) => view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
  const count = bytes.length < 8 ? 0 : numberAt(0);
  if (count < 6 || count > MOST || 8 + 8 * count > bytes.length) throw new Error('no message of v1 of Jupyter');
  const offsets = Array.from({ length: count }, (_, index) => numberAt(8 + 8 * index));
  if (!isPart && offsets.at(-1) !== bytes.length) throw new Error('it ends elsewhere than it says');
  const ranges = rangesOf(offsets, 8 + 8 * count, isPart ? Number.MAX_SAFE_INTEGER : bytes.length);
  const json = (part: number) => readJson(textOf(bytes, ranges[part]), isPart);
  const texts = (part: number) => partTexts(textOf(bytes, ranges[part]), isPart);
  const channel = textOf(bytes, ranges[0]);
  const header = texts(1);
  if (header.text('msg_type') === undefined) throw new Error('no header of a message of Jupyter');
  const parent = parents.read(textOf(bytes, ranges[2]), isPart);
  const content = texts(4); // what is wrong with it is told now
  const place = (part: number) => ({ bytes: ranges[part] ?? { start: 0, end: 0 } });
  return {
    channel,
    header,
    parent,
    status: () => content.text('status'),
    content: () => json(4),
    fields: () => [
      { name: 'channel', value: channel, ...place(0) },
      ...PARTS.map((name, part) => ({
        name,
        value: { json: textOf(bytes, ranges[part + 1]) },
        ...place(part + 1),
      })),
      ...bufferFields(bytes, ranges.slice(1 + PARTS.length)),
    ],
  };
}

const partTexts = (text: string, isPart: boolean): Texts =>
  isPart || text.length > PARSED ? readJson(text, isPart) : textsOf(parsed(text));

/** Parent headers of one connection: a kernel repeats that of the request in every message about it. */
export class RepeatedTexts {
  #last: { readonly text: string; readonly texts: Texts } | null = null;

  /** @throws Error when the text is no JSON. */
  read(text: string, isPart: boolean): Texts {
    if (this.#last?.text === text && !isPart) return this.#last.texts;
    const texts = partTexts(text, isPart);
    if (!isPart && text.length <= PARSED) this.#last = { text, texts };
    return texts;
  }
}

/** @throws Error when they do not follow each other within the bytes. */
function rangesOf(offsets: readonly number[], first: number, last: number): ByteRange[] {
  const ranges: ByteRange[] = [];
  for (let index = 0; index + 1 < offsets.length; index++) {
    const [start = 0, end = 0] = [offsets[index], offsets[index + 1]];
    if (start < first || end < start || end > Math.max(last, first)) throw new Error('a part is not where it must be');
    ranges.push({ start, end });
  }
  return ranges;
}

const partOf = (bytes: Uint8Array, { start, end }: ByteRange = { start: 0, end: 0 }): Uint8Array =>
  bytes.subarray(start, end);

const textOf = (bytes: Uint8Array, { start, end }: ByteRange = { start: 0, end: 0 }): string =>
  utf8Text(bytes, start, end);

function bufferFields(bytes: Uint8Array, ranges: readonly ByteRange[]): Field[] {
  if (ranges.length === 0) return [];
  const buffers = ranges.map(
    (range, index): Field => ({
      name: `${index}`,
      value: partOf(bytes, range),
      bytes: range,
    }),
  );
  return [{ name: 'buffers', value: buffers }];
}
