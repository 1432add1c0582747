import type {
  DeclaredEnum,
  DeclaredExtension,
  DeclaredField,
  DeclaredMessage,
  Encoding,
  ProtoFile,
} from './proto-file.ts';
import { SYNTAX_DEFAULTS } from './proto-file.ts';
import { ProtoTokens } from './proto-tokens.ts';

/** Messages within messages. */
const DEPTH = 50;
/** https://protobuf.dev/programming-guides/proto3/#assigning */
const LARGEST_NUMBER = 0x1fff_ffff;
/** https://protobuf.dev/editions/features/: what an edition begins with. */
const EDITION_DEFAULTS: Encoding = { isPacked: true, isDelimited: false };

/**
 * Reads the language of https://protobuf.dev/reference/protobuf/proto3-spec/ (and proto2-spec, edition-2023-spec), as
 * far as it says how messages are written: options but for the encoding, services and ranges are passed over.
 * @throws SchemaFormatError that says what is wrong, in which line.
 */
export function parseProto(path: string, text: string): ProtoFile {
  return new ProtoParser(path, text).file();
}

class ProtoParser {
  readonly #path: string;
  readonly #tokens: ProtoTokens;
  readonly #imports: string[] = [];
  readonly #messages: DeclaredMessage[] = [];
  readonly #enums: DeclaredEnum[] = [];
  readonly #extensions: DeclaredExtension[] = [];
  #defaults: Encoding = SYNTAX_DEFAULTS.proto2;
  #package = '';

  constructor(path: string, text: string) {
    this.#path = path;
    this.#tokens = new ProtoTokens(path, text.replace(/^\ufeff/, ''));
  }

  file(): ProtoFile {
    this.#syntax();
    while (this.#tokens.token !== '') this.#statement();
    return {
      path: this.#path,
      imports: this.#imports,
      messages: this.#messages,
      enums: this.#enums,
      extensions: this.#extensions,
      defaults: this.#defaults,
    };
  }

  #syntax(): void {
    const tokens = this.#tokens;
    const word = tokens.token;
    if (word !== 'syntax' && word !== 'edition') return;
    tokens.next();
    tokens.expect('=');
    const value = tokens.token.slice(1, -1);
    const known = value === 'proto2' || value === 'proto3' ? SYNTAX_DEFAULTS[value] : undefined;
    const defaults = word === 'edition' && /^20\d\d$/.test(value) ? EDITION_DEFAULTS : known;
    if (!defaults) throw tokens.error('"proto2", "proto3" or the year of an edition is expected');
    this.#defaults = defaults;
    tokens.next();
    tokens.expect(';');
  }

  #statement(): void {
    const tokens = this.#tokens;
    switch (tokens.token) {
      case 'import':
        tokens.next();
        if (['public', 'weak', 'option'].includes(tokens.token)) tokens.next();
        this.#imports.push(tokens.text());
        return tokens.expect(';');
      case 'package':
        tokens.next();
        this.#package = tokens.path();
        return tokens.expect(';');
      case 'option':
        this.#defaults = { ...this.#defaults, ...this.#option() };
        return;
      case 'service':
        tokens.upTo('{');
        tokens.next();
        tokens.upTo('}');
        tokens.next();
        return;
      default:
        if (!this.#declaration(this.#package, 0))
          throw tokens.error('a message, an enum or another statement is expected');
    }
  }

  /** What may stand in a file as well as in a message; false when it is nothing of it. */
  #declaration(scope: string, depth: number): boolean {
    const tokens = this.#tokens;
    // https://protobuf.dev/editions/overview/, edition 2024: from where it may be named
    const isVisibility = tokens.token === 'export' || tokens.token === 'local';
    if (isVisibility && /^(?:message|enum)$/.test(tokens.following)) tokens.next();
    if (tokens.takes(';')) return true;
    if (tokens.takes('message')) this.#message(joined(scope, tokens.name()), depth + 1);
    else if (tokens.takes('enum')) this.#enum(joined(scope, tokens.name()));
    else if (tokens.takes('extend')) this.#extend(scope, depth + 1);
    else return false;
    return true;
  }

  #message(name: string, depth: number): void {
    const tokens = this.#tokens;
    if (depth > DEPTH) throw tokens.error('nothing nested so deep is expected');
    const fields: DeclaredField[] = [];
    tokens.expect('{');
    while (!tokens.takes('}')) {
      if (this.#declaration(name, depth)) continue;
      if (tokens.token === 'option') this.#option();
      else if (tokens.token === 'reserved' || tokens.token === 'extensions') this.#passOver();
      else if (tokens.takes('oneof')) fields.push(...this.#oneof(name, depth));
      else fields.push(this.#field(name, depth));
    }
    this.#messages.push({ name, fields, isMapEntry: false });
  }

  #oneof(scope: string, depth: number): DeclaredField[] {
    const tokens = this.#tokens;
    const oneof = tokens.name();
    const fields: DeclaredField[] = [];
    tokens.expect('{');
    while (!tokens.takes('}')) {
      if (tokens.takes(';')) continue;
      if (tokens.token === 'option') this.#option();
      else fields.push({ ...this.#field(scope, depth), oneof });
    }
    return fields;
  }

  #extend(scope: string, depth: number): void {
    const tokens = this.#tokens;
    const extendee = tokens.path();
    tokens.expect('{');
    while (!tokens.takes('}')) {
      if (tokens.takes(';')) continue;
      const field = this.#field(scope, depth);
      this.#extensions.push({ extendee, field: { ...field, name: `[${joined(scope, field.name)}]` } });
    }
  }

  #field(scope: string, depth: number): DeclaredField {
    const tokens = this.#tokens;
    const isRepeated = tokens.token === 'repeated';
    if (isRepeated || tokens.token === 'optional' || tokens.token === 'required') tokens.next();
    if (tokens.token === 'map' && tokens.following === '<') return this.#map(scope);
    if (tokens.token === 'group') return this.#group(scope, isRepeated, depth);
    const typeName = tokens.path();
    const name = tokens.name();
    const number = this.#number();
    const encoding = this.#fieldOptions();
    tokens.expect(';');
    return { name, number, typeName, scope, isRepeated, ...encoding };
  }

  /** https://protobuf.dev/programming-guides/proto3/#backwards: it is a list of entries. */
  #map(scope: string): DeclaredField {
    const tokens = this.#tokens;
    tokens.next();
    tokens.expect('<');
    const keyType = tokens.path();
    tokens.expect(',');
    const valueType = tokens.path();
    tokens.expect('>');
    const name = tokens.name();
    const number = this.#number();
    this.#fieldOptions();
    tokens.expect(';');
    const entry = joined(scope, `${name}.entry`); // no message that is declared has a name with a dot
    const part = { scope, isRepeated: false, isDelimited: false };
    const fields = [
      { ...part, name: 'key', number: 1, typeName: keyType },
      { ...part, name: 'value', number: 2, typeName: valueType },
    ];
    this.#messages.push({ name: entry, fields, isMapEntry: true });
    return { name, number, typeName: `.${entry}`, scope, isRepeated: true, isDelimited: false };
  }

  /** A field and its message in one; the field has the name in small letters. */
  #group(scope: string, isRepeated: boolean, depth: number): DeclaredField {
    const tokens = this.#tokens;
    tokens.next();
    const group = tokens.name();
    const number = this.#number();
    this.#fieldOptions();
    this.#message(joined(scope, group), depth + 1);
    const typeName = `.${joined(scope, group)}`;
    return { name: group.toLowerCase(), number, typeName, scope, isRepeated, isDelimited: true };
  }

  #enum(name: string): void {
    const tokens = this.#tokens;
    const values: [string, number][] = [];
    tokens.expect('{');
    while (!tokens.takes('}')) {
      if (tokens.takes(';')) continue;
      if (tokens.token === 'option') this.#option();
      else if (tokens.token === 'reserved') this.#passOver();
      else {
        const value = tokens.name();
        tokens.expect('=');
        values.push([value, tokens.integer()]);
        this.#fieldOptions();
        tokens.expect(';');
      }
    }
    this.#enums.push({ name, values });
  }

  #number(): number {
    const tokens = this.#tokens;
    tokens.expect('=');
    const number = tokens.integer();
    if (number < 1 || number > LARGEST_NUMBER) throw tokens.error(`a number of a field is 1 to ${LARGEST_NUMBER}`);
    return number;
  }

  #option(): Partial<Encoding> {
    const tokens = this.#tokens;
    tokens.next();
    const option = tokens.upTo(';');
    tokens.next();
    return encodingIn(option);
  }

  #fieldOptions(): Partial<Encoding> {
    const tokens = this.#tokens;
    if (!tokens.takes('[')) return {};
    let encoding = {};
    do encoding = { ...encoding, ...encodingIn(tokens.upTo(',', ']')) };
    while (tokens.takes(','));
    tokens.expect(']');
    return encoding;
  }

  #passOver(): void {
    this.#tokens.upTo(';');
    this.#tokens.next();
  }
}

const joined = (scope: string, name: string): string => (scope === '' ? name : `${scope}.${name}`);

/** What an option says of the encoding; its tokens are parted by spaces. */
function encodingIn(option: string): Partial<Encoding> {
  const packed = /^packed = (true|false)$/.exec(option)?.[1];
  if (packed) return { isPacked: packed === 'true' };
  if (!option.startsWith('features ')) return {};
  const repeated = /\brepeated_field_encoding [=:] (PACKED|EXPANDED)\b/.exec(option)?.[1];
  const message = /\bmessage_encoding [=:] (LENGTH_PREFIXED|DELIMITED)\b/.exec(option)?.[1];
  return {
    ...(repeated ? { isPacked: repeated === 'PACKED' } : {}),
    ...(message ? { isDelimited: message === 'DELIMITED' } : {}),
  };
}
