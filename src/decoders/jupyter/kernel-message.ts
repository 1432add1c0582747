import type { ByteRange, DecoderInput, Field } from '../decoder.ts';
import { type JsonReader, readJson } from '../json/json-reader.ts';
import { utf8Text } from '../utf8-text.ts';

/** A message of https://jupyter-client.readthedocs.io/en/stable/messaging.html, whatever it travelled in. */
export interface KernelMessage {
  readonly channel: string;
  readonly header: JsonReader;
  /** Read when they are asked for. */
  readonly parent: () => JsonReader | undefined;
  readonly content: () => JsonReader | undefined;
  /** All that there is, in its order; what is bytes says where it stands. */
  readonly fields: () => readonly Field[];
}

const PARTS = ['header', 'parent_header', 'metadata', 'content'];
/** Parts of one message. */
const MOST = 10_000;

/** `isV1`: of the subprotocol, whose messages are all binary. @throws Error when it is none. */
export function readKernelMessage({ payload: { opcode, data, fullSize } }: DecoderInput, isV1: boolean): KernelMessage {
  const isPart = fullSize !== undefined;
  if (opcode === 'text') return fromJson(readJson(data, isPart), () => []);
  const bytes = new Uint8Array(data);
  return isV1 ? fromParts(bytes, isPart) : fromBinary(bytes, isPart);
}

function fromJson(json: JsonReader, buffers: () => readonly Field[]): KernelMessage {
  const header = json.inside('header');
  if (header?.text('msg_type') === undefined) throw new Error('no header of a message of Jupyter');
  return {
    channel: json.text('channel') ?? '',
    header,
    parent: () => json.inside('parent_header'),
    content: () => json.inside('content'),
    fields: () => [...json.fields('channel', ...PARTS), ...buffers()],
  };
}

/** How many parts, where each begins, the message as JSON, and the buffers that JSON cannot hold. */
function fromBinary(bytes: Uint8Array, isPart: boolean): KernelMessage {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = bytes.length < 4 ? 0 : view.getUint32(0);
  if (count < 1 || count > MOST || 4 + 4 * count > bytes.length) throw new Error('no binary message of Jupyter');
  const starts = Array.from({ length: count }, (_, index) => view.getUint32(4 + 4 * index));
  const ranges = rangesOf([...starts, isPart ? Number.MAX_SAFE_INTEGER : bytes.length], 4 + 4 * count, bytes.length);
  const json = readJson(textOf(bytes, ranges[0]), isPart);
  return fromJson(json, () => bufferFields(bytes, ranges.slice(1)));
}

/**
 * https://jupyter-server.readthedocs.io/en/latest/developers/websocket-protocols.html: how many offsets, where each
 * part begins and the last one ends, then channel, header, parent header, metadata, content and buffers.
 */
function fromParts(bytes: Uint8Array, isPart: boolean): KernelMessage {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const numberAt = (at: number) => Number(view.getBigUint64(at, true));
  const count = bytes.length < 8 ? 0 : numberAt(0);
  if (count < 6 || count > MOST || 8 + 8 * count > bytes.length) throw new Error('no message of v1 of Jupyter');
  const offsets = Array.from({ length: count }, (_, index) => numberAt(8 + 8 * index));
  if (!isPart && offsets.at(-1) !== bytes.length) throw new Error('it ends elsewhere than it says');
  const ranges = rangesOf(offsets, 8 + 8 * count, isPart ? Number.MAX_SAFE_INTEGER : bytes.length);
  const json = (part: number) => readJson(textOf(bytes, ranges[part]), isPart);
  const channel = textOf(bytes, ranges[0]);
  const header = json(1);
  if (header.text('msg_type') === undefined) throw new Error('no header of a message of Jupyter');
  const [parent, content] = [json(2), json(4)];
  const place = (part: number) => ({ bytes: ranges[part] ?? { start: 0, end: 0 } });
  return {
    channel,
    header,
    parent: () => parent,
    content: () => content,
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
