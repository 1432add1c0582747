/** UTF-16 units of a document. */
export const LONGEST_SCHEMA = 1024 * 1024;

/** A protocol of the user's own, as docs/schema-decoder.md describes it; checked by `parseSchema`. */
export interface SchemaDocument {
  readonly name: string;
  /** Which connections speak it: all that is given must fit. */
  readonly match: { readonly url?: string; readonly subprotocol?: string };
  readonly json?: Roles;
  readonly binary?: BinaryLayout;
  readonly protobuf?: ProtobufLayout;
}

/** Where one message of Protobuf ends: with the payload, behind a length of varint, or of the five bytes of gRPC. */
export const FRAMINGS = ['none', 'length', 'grpc'] as const;
export type Framing = (typeof FRAMINGS)[number];

/** Binary messages are Protobuf, as `.proto` files say. */
export interface ProtobufLayout extends Roles {
  /** Texts by the path that they are imported by. */
  readonly files: Readonly<Record<string, string>>;
  /** What `protoc --descriptor_set_out` has written, in base64. */
  readonly descriptorSet?: string;
  /** The whole name of the message of each direction. */
  readonly sent?: string;
  readonly received?: string;
  readonly framing: Framing;
}

/** The names from the outermost value to one within: a JSON pointer (RFC 6901) in its parts. */
export type Pointer = readonly string[];

/** Which parts of a message say what it is. */
export interface Roles {
  readonly kind?: Pointer;
  readonly id?: Pointer;
  readonly replyTo?: Pointer;
  readonly heartbeat?: Condition;
  readonly error?: Condition;
}

/** Without `equals`: the part is there, and neither null nor false. */
export interface Condition {
  readonly pointer: Pointer;
  readonly equals?: readonly string[];
}

export interface BinaryLayout extends Roles {
  readonly fields: readonly LayoutPart[];
}

export const NUMBER_TYPES = ['u8', 'u16', 'u32', 'u64', 'i8', 'i16', 'i32', 'i64', 'f32', 'f64', 'bool'] as const;
export type NumberType = (typeof NUMBER_TYPES)[number];
export const LENGTH_TYPES = ['u8', 'u16', 'u32'] as const;
export type LengthType = (typeof LENGTH_TYPES)[number];

export type LayoutPart = NumberField | BytesField | Switch;

export interface NumberField {
  readonly name: string;
  readonly type: NumberType;
  readonly isLittle: boolean;
  readonly names?: ReadonlyMap<string, string>;
}

/** `length`: so many bytes, or the type of the number before them that says how many; without it, all that is left. */
export interface BytesField {
  readonly name: string;
  readonly type: 'utf8' | 'bytes';
  readonly isLittle: boolean;
  readonly length?: number | LengthType;
}

/** Goes on with the parts for the value of a field before it: its number, or the name of that. */
export interface Switch {
  readonly type: 'switch';
  readonly on: string;
  readonly cases: ReadonlyMap<string, readonly LayoutPart[]>;
  readonly otherwise: readonly LayoutPart[];
}
