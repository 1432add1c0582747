/** One `.proto` file as it declares things, or what a descriptor says of it: names are not looked up yet. */
export interface ProtoFile {
  readonly path: string;
  readonly imports: readonly string[];
  readonly messages: readonly DeclaredMessage[];
  readonly enums: readonly DeclaredEnum[];
  readonly extensions: readonly DeclaredExtension[];
  /** Of fields that do not say it themselves: https://protobuf.dev/editions/features/ */
  readonly defaults: Encoding;
}

/** How a field is written where there is a choice. */
export interface Encoding {
  readonly isPacked: boolean;
  /** Between two tags, as a group is, and not behind its length. */
  readonly isDelimited: boolean;
}

/** Names are whole, without a dot in front. */
export interface DeclaredMessage {
  readonly name: string;
  readonly fields: readonly DeclaredField[];
  readonly isMapEntry: boolean;
}

export interface DeclaredField extends Partial<Encoding> {
  readonly name: string;
  readonly number: number;
  /** As it is written: a scalar type, a name, or with a dot in front a whole name. */
  readonly typeName: string;
  /** Within which a name is looked up first. */
  readonly scope: string;
  readonly isRepeated: boolean;
  readonly oneof?: string;
}

export interface DeclaredEnum {
  readonly name: string;
  readonly values: readonly (readonly [name: string, number: number])[];
}

export interface DeclaredExtension {
  /** The message that is extended, looked up as the type of the field is. */
  readonly extendee: string;
  readonly field: DeclaredField;
}

/** What there was before editions. */
export const SYNTAX_DEFAULTS: Readonly<Record<'proto2' | 'proto3', Encoding>> = {
  proto2: { isPacked: false, isDelimited: false },
  proto3: { isPacked: true, isDelimited: false },
};
