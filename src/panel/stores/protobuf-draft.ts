import type { MessageType } from '../../decoders/protobuf/message-type.ts';
import {
  type Framing,
  LONGEST_SCHEMA,
  type ProtobufLayout,
  type SchemaDocument,
} from '../../decoders/schema/schema-document.ts';
import { SchemaFormatError } from '../../decoders/schema/schema-format.ts';
import { toBase64 } from '../../protocol/base64.ts';
import { isRecord } from '../../protocol/parsed.ts';
import { patternOfUrl } from '../text/url-pattern.ts';

type Sources = Pick<ProtobufLayout, 'files' | 'descriptorSet'>;

/** What is asked of the user before `.proto` files can decode: which message goes which way, and where. */
export interface ProtobufDraft {
  readonly sources: Sources;
  /** Of all messages that are declared the whole names; those that no other one holds are first. */
  readonly messages: readonly string[];
  readonly name: string;
  readonly pattern: string;
  /** Empty: messages of that direction have no names. */
  readonly sent: string;
  readonly received: string;
  readonly framing: Framing;
  /** The document that it changes: its name, and all that is in it. */
  readonly original: { readonly name: string; readonly content: Readonly<Record<string, unknown>> } | null;
}

/** Of files for the connections that are like one. @throws SchemaFormatError when they declare nothing that can be read. */
export async function draftOfFiles(files: readonly File[], url: string): Promise<ProtobufDraft> {
  const sources = await sourcesOf(files);
  const messages = await messagesIn(sources);
  const [only = '', second] = messages.filter((name) => !name.startsWith('google.protobuf.'));
  const [first] = files;
  return {
    sources,
    messages,
    name: (first?.name ?? '').replace(/\.\w+$/, '') || 'Protobuf',
    pattern: patternOfUrl(url),
    sent: second === undefined ? only : '',
    received: second === undefined ? only : '',
    framing: 'none',
    original: null,
  };
}

/** Of a document that is there; null when it is of another kind. */
export async function draftOfDocument(document: SchemaDocument, text: string): Promise<ProtobufDraft | null> {
  const { match, name, protobuf } = document;
  const content: unknown = JSON.parse(text);
  if (!protobuf || !isRecord(content)) return null;
  const { framing, received = '', sent = '' } = protobuf;
  const messages = await messagesIn(protobuf);
  const original = { name, content };
  return { sources: protobuf, messages, name, pattern: match.url ?? '*', sent, received, framing, original };
}

/** The document that a draft has become; what the form does not show stays as it was. */
export function documentOf({ framing, name, original, pattern, received, sent, sources }: ProtobufDraft): string {
  const { match, protobuf, ...rest } = original?.content ?? { wirescopeDecoder: 1 };
  const { received: _received, sent: _sent, ...parts } = isRecord(protobuf) ? protobuf : { ...sources };
  const chosen = { ...(sent === '' ? {} : { sent }), ...(received === '' ? {} : { received }) };
  const document = {
    ...rest,
    name: name.trim(),
    match: { ...(isRecord(match) ? match : {}), url: pattern.trim() },
    protobuf: { ...parts, ...chosen, framing },
  };
  return JSON.stringify(document, null, 2);
}

async function sourcesOf(files: readonly File[]): Promise<Sources> {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size > 4 * LONGEST_SCHEMA) throw new SchemaFormatError('', `is longer than ${LONGEST_SCHEMA} characters`);
  const texts = new Map<string, string>();
  const sets: Blob[] = [];
  for (const file of files) {
    if (!file.name.endsWith('.proto')) sets.push(file);
    else if (texts.has(file.name)) throw new SchemaFormatError(file.name, 'is the name of two files');
    else texts.set(file.name, await file.text());
  }
  const isSet = sets.length > 0;
  // Sets that follow each other are one, as all messages of Protobuf are.
  const bytes = await new Blob(sets).arrayBuffer();
  return { files: Object.fromEntries(texts), ...(isSet ? { descriptorSet: toBase64(bytes) } : {}) };
}

async function messagesIn(sources: Sources): Promise<string[]> {
  const { typesOf } = await import('../../decoders/protobuf/protobuf-types.ts');
  const types = [...typesOf(sources).values()].filter(({ isMapEntry }) => !isMapEntry);
  const held = new Set(types.flatMap(heldBy));
  const rank = ({ name }: MessageType) => (name.startsWith('google.protobuf.') ? 2 : held.has(name) ? 1 : 0);
  return types.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name)).map(({ name }) => name);
}

/** The messages that are fields of one, also in its maps; not itself. */
const heldBy = ({ fields, name }: MessageType): string[] =>
  [...fields.values()].flatMap(({ type }) => {
    if (typeof type === 'string' || type.kind === 'enum' || type.name === name) return [];
    return type.isMapEntry ? heldBy(type) : [type.name];
  });
