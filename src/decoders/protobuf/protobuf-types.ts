import { fromBase64 } from '../../protocol/base64.ts';
import type { Way } from '../../protocol/from-page.ts';
import type { ProtobufLayout } from '../schema/schema-document.ts';
import { SchemaFormatError } from '../schema/schema-format.ts';
import { linkTypes } from './link-types.ts';
import type { MessageType } from './message-type.ts';
import { parseProto } from './parse-proto.ts';
import type { ProtoFile } from './proto-file.ts';
import { readDescriptorSet } from './read-descriptor-set.ts';
import { WELL_KNOWN_FILES } from './well-known-files.ts';

/** Each import is looked for among all of them. */
const FILES = 2_000;

/** Messages by their whole names. */
export type MessageTypes = ReadonlyMap<string, MessageType>;

type Sources = Pick<ProtobufLayout, 'files' | 'descriptorSet'>;

/** What became of them, once; also that they are wrong. */
const known = new WeakMap<Sources, () => MessageTypes>();

/** The messages that `.proto` files and a descriptor set declare. @throws SchemaFormatError that says what is wrong. */
export function typesOf(sources: Sources): MessageTypes {
  const result = known.get(sources) ?? attempt(sources);
  known.set(sources, result);
  return result();
}

/** The message that a direction carries; undefined where the user has named none. @throws SchemaFormatError */
export function typeFor(layout: ProtobufLayout, direction: Way): MessageType | undefined {
  const name = layout[direction];
  if (name === undefined) return undefined;
  const type = typesOf(layout).get(name);
  if (!type) throw new SchemaFormatError(`/protobuf/${direction}`, 'names no message that is declared');
  return type;
}

function attempt(sources: Sources): () => MessageTypes {
  try {
    const types = linkTypes(filesOf(sources));
    return () => types;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

function filesOf({ descriptorSet, files }: Sources): ProtoFile[] {
  const loaded = Object.entries(files).map(([path, text]) => parseProto(path, text));
  if (descriptorSet !== undefined) loaded.push(...readDescriptorSet('descriptorSet', bytesOf(descriptorSet)));
  if (loaded.length > FILES) throw new SchemaFormatError('', `has more than ${FILES} files`);
  const own = new Set(loaded.map(({ path }) => path));
  const wellKnown = Object.entries(WELL_KNOWN_FILES).filter(([path]) => !own.has(path));
  const all = [...loaded, ...wellKnown.map(([path, text]) => parseProto(path, text))];
  checkImports(all);
  return all;
}

/** Every import is there, and none leads back to its file. */
function checkImports(files: readonly ProtoFile[]): void {
  const left = new Map(files.map((file) => [file, file.imports.map((path) => imported(files, file, path))]));
  for (let count = -1; count !== left.size; ) {
    count = left.size;
    for (const [file, imports] of left) if (!imports.some((other) => left.has(other))) left.delete(file);
  }
  const [cycle] = left.keys();
  if (cycle) throw new SchemaFormatError(cycle.path, 'imports, through others, itself');
}

/** A file that was chosen by itself has lost its folders. */
function imported(files: readonly ProtoFile[], { path: from }: ProtoFile, path: string): ProtoFile {
  const found = files.find((file) => file.path === path) ?? files.find((file) => path.endsWith(`/${file.path}`));
  if (!found) throw new SchemaFormatError(from, `imports ${path}, which is not among the files`);
  return found;
}

function bytesOf(base64: string): Uint8Array {
  const bytes = fromBase64(base64);
  if (!bytes) throw new SchemaFormatError('descriptorSet', 'is no base64');
  return new Uint8Array(bytes);
}
