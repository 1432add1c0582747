import { SchemaFormatError } from '../schema/schema-format.ts';
import { type EnumType, type FieldType, isPackable, isScalar, type MessageType, wireTypeOf } from './message-type.ts';
import type { DeclaredField, Encoding, ProtoFile } from './proto-file.ts';

/** Declared in a message that the loaded files have, and to be filled. */
interface Linked extends MessageType {
  readonly fields: Map<number, FieldType>;
  readonly fieldsByName: Map<string, FieldType>;
  readonly others: Map<string, MessageType>;
}

/** Looks up every name. @throws SchemaFormatError when one is not there, or there twice. */
export function linkTypes(files: readonly ProtoFile[]): ReadonlyMap<string, MessageType> {
  const linker = new Linker();
  for (const file of files) linker.declare(file);
  for (const file of files) linker.link(file);
  return linker.messages;
}

class Linker {
  readonly messages = new Map<string, Linked>();
  readonly #enums = new Map<string, EnumType>();

  declare({ enums, messages, path }: ProtoFile): void {
    for (const { isMapEntry, name } of messages) {
      this.#expectNew(path, name);
      const fields = { fields: new Map<number, FieldType>(), fieldsByName: new Map<string, FieldType>() };
      this.messages.set(name, { kind: 'message', name, isMapEntry, others: this.messages, ...fields });
    }
    for (const { name, values } of enums) {
      this.#expectNew(path, name);
      // Backwards: of several names for a number the first one holds.
      const names = new Map(values.toReversed().map(([text, number]) => [number, text]));
      this.#enums.set(name, { kind: 'enum', name, names, numbers: new Map(values) });
    }
  }

  link({ defaults, extensions, messages, path }: ProtoFile): void {
    for (const { fields, name } of messages) {
      for (const field of fields) this.#add(path, name, this.#fieldOf(path, field, defaults));
    }
    for (const { extendee, field } of extensions) {
      const target = this.#lookUp(extendee, field.scope);
      if (target?.kind !== 'message') throw new SchemaFormatError(path, `extends ${extendee}, which is no message`);
      this.#add(path, target.name, this.#fieldOf(path, field, defaults));
    }
  }

  #add(path: string, message: string, field: FieldType): void {
    const target = this.messages.get(message);
    if (target?.fields.has(field.number) || target?.fieldsByName.has(field.name)) {
      throw new SchemaFormatError(path, `has ${message}.${field.name} or its number ${field.number} twice`);
    }
    target?.fields.set(field.number, field);
    target?.fieldsByName.set(field.name, field);
  }

  #fieldOf(path: string, declared: DeclaredField, defaults: Encoding): FieldType {
    const { isRepeated, name, number, oneof, scope, typeName } = declared;
    const type = isScalar(typeName) ? typeName : this.#lookUp(typeName, scope);
    if (!type) throw new SchemaFormatError(path, `has no type ${typeName}, which ${scope}.${name} is of`);
    const isMessage = typeof type !== 'string' && type.kind === 'message' && !type.isMapEntry;
    return {
      name,
      number,
      type,
      isRepeated,
      isPacked: isRepeated && isPackable(type) && (declared.isPacked ?? defaults.isPacked),
      wireType: wireTypeOf(type, isMessage && (declared.isDelimited ?? defaults.isDelimited)),
      ...(oneof === undefined ? {} : { oneof }),
    };
  }

  /** From the innermost scope outwards: https://protobuf.dev/programming-guides/proto3/#name-resolution */
  #lookUp(name: string, scope: string): EnumType | MessageType | undefined {
    if (name.startsWith('.')) return this.#named(name.slice(1));
    for (let within = scope; within !== ''; within = within.slice(0, Math.max(0, within.lastIndexOf('.')))) {
      const found = this.#named(`${within}.${name}`);
      if (found) return found;
    }
    return this.#named(name);
  }

  #named(name: string): EnumType | MessageType | undefined {
    return this.messages.get(name) ?? this.#enums.get(name);
  }

  #expectNew(path: string, name: string): void {
    if (this.#named(name)) throw new SchemaFormatError(path, `has ${name}, which is there already`);
  }
}
