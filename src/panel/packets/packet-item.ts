import type { Field, FieldValue, Packet } from '../../decoders/decoder.ts';
import type { Span } from '../bytes/byte-selection.ts';
import type { JsonIndex } from '../json/json-index.ts';
import { previewOf, scalarText } from '../json/json-preview.ts';
import { parseJson } from '../json/json-scanner.ts';
import { decodeString } from '../json/json-token.ts';
import type { Content } from '../nested/content.ts';
import { hexOf } from '../text/hex.ts';
import { visibleText } from '../text/visible-text.ts';
import type { ValueKind } from '../tree/tree-model.ts';

/** A packet, a field of one, or a value of JSON within a field, as a line of a tree. */
export interface PacketItem {
  /** Null for what has no name. Untrusted text. */
  readonly name: string | null;
  readonly kind: ValueKind;
  /** Its value on one line, harmless. */
  readonly value: () => string;
  readonly hasChildren: boolean;
  readonly children: () => readonly PacketItem[];
  /** As it would be pasted. */
  readonly text: () => string;
  /** Where it stands in the payload; null when that is not known. */
  readonly bytes: Span | null;
  /** What may be within it; null for what holds nothing but itself. */
  readonly content: Content | null;
}

/** UTF-16 units of JSON that are read within a field; what is longer is opened as a content of its own. */
const READ = 256 * 1024;
const SHOWN_BYTES = 64;
const SHOWN_TEXT = 2_000;
const CHILDREN = 5_000;

const NONE = () => [];

export function packetItem({ type, summary, fields }: Packet): PacketItem {
  return {
    name: type,
    kind: 'packet',
    value: () => visibleText(summary?.slice(0, SHOWN_TEXT) ?? ''),
    hasChildren: true,
    children: () => fields().map(fieldItem),
    text: () => summary ?? type,
    bytes: null,
    content: null,
  };
}

function fieldItem({ name, value, bytes }: Field): PacketItem {
  return { ...valueItem(value), name: name === '' ? null : name, bytes: bytes ?? null };
}

type Nameless = Omit<PacketItem, 'name' | 'bytes'>;

function valueItem(value: FieldValue): Nameless {
  if (typeof value === 'string') return stringItem(value);
  if (value instanceof Uint8Array) return bytesItem(value);
  if (value === null || typeof value !== 'object') {
    const kind = value === null ? 'null' : typeof value === 'boolean' ? 'boolean' : 'number';
    return scalarItem(kind, String(value));
  }
  if ('json' in value) return jsonItem(value.json);
  return {
    kind: 'object',
    value: () =>
      value.length === 0
        ? '{}'
        : `{ ${value
            .slice(0, 6)
            .map(({ name }) => visibleText(name))
            .join(', ')}${value.length > 6 ? ', …' : ''} }`,
    hasChildren: value.length > 0,
    children: () => value.slice(0, CHILDREN).map(fieldItem),
    text: () => plainText(value),
    content: null,
  };
}

const scalarItem = (kind: ValueKind, text: string): Nameless => ({
  kind,
  value: () => text,
  hasChildren: false,
  children: NONE,
  text: () => text,
  content: null,
});

const stringItem = (text: string): Nameless => ({
  ...scalarItem('string', text),
  value: () => `"${visibleText(text.slice(0, SHOWN_TEXT).toWellFormed())}${text.length > SHOWN_TEXT ? '…' : ''}"`,
  content: { form: 'value', data: text, isCut: false },
});

function bytesItem(bytes: Uint8Array): Nameless {
  const shown = hexOf(bytes.subarray(0, SHOWN_BYTES));
  return {
    ...scalarItem('bytes', bytes.length > SHOWN_BYTES ? `${shown} …` : shown),
    text: () => hexOf(bytes),
    content: { form: 'value', data: Uint8Array.from(bytes), isCut: false },
  };
}

function jsonItem(json: string): Nameless {
  const index = json.length > READ ? null : parseJson(json);
  if (!index) return { ...stringItem(json), value: () => visibleText(json.slice(0, SHOWN_TEXT).toWellFormed()) };
  return nodeItem(index, 0);
}

function nodeItem(index: JsonIndex, node: number): Nameless {
  const kind = index.kindOf(node);
  if (kind === 'string') return stringItem(decodeString(index.sourceOf(node)));
  if (kind !== 'object' && kind !== 'array') return scalarItem(kind, scalarText(index, node));
  return {
    kind,
    value: () => previewOf(index, node),
    hasChildren: index.countOf(node) > 0,
    children: () => [...index.children(node, CHILDREN)].map((child, ordinal) => memberItem(index, child, ordinal)),
    text: () => index.sourceOf(node),
    content: { form: 'value', data: index.sourceOf(node), isCut: false },
  };
}

function memberItem(index: JsonIndex, node: number, ordinal: number): PacketItem {
  const key = index.keySourceOf(node);
  return { ...nodeItem(index, node), name: key === null ? String(ordinal) : decodeString(key), bytes: null };
}

/** Fields as lines of `name: value`. */
const plainText = (fields: readonly Field[]): string =>
  fields.map((field) => `${field.name}: ${valueItem(field.value).text()}`).join('\n');
